package io.parallax.engine.parse;

import io.parallax.api.pipeline.Problem;
import io.parallax.engine.parse.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads pipeline text: `chain*`, where a chain is `step ('!' step)*` and a step `name (property '=' value)*`,
/// `name.` or `name.pad`.
///
/// A problem ends its chain; reading goes on behind the next link mark, so that independent problems are found
/// together.
public final class PipelineParser {
    private final String text;
    private final Places places;
    private final Lexer lexer;
    private final List<Chain> chains = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    /// Whether the step that is read is the first of its chain.
    private boolean starts;
    /// What may have spilled out of an unquoted value, where that began, and how many chains there were then.
    private @Nullable Spill spill;
    private @Nullable Token strayFrom;
    private int strayChains;
    /// Bins that were refused; their ends are no news.
    private int openBins;

    private PipelineParser(String text) {
        this.text = text;
        this.places = new Places(text);
        this.lexer = new Lexer(text);
    }

    /// Takes text apart. It never throws: what cannot be read becomes a problem.
    /// @param text the text
    /// @return its chains and problems
    public static Script parse(String text) {
        return new PipelineParser(text).script();
    }

    private Script script() {
        if (lexer.peek().is(Kind.END)) {
            problems.add(new Place(1, 1)
                    .problem("the pipeline is empty", "write elements with '!' between, as in 'fakesrc ! fakesink'"));
        }
        while (!lexer.peek().is(Kind.END)) {
            chain();
        }
        return new Script(List.copyOf(chains), List.copyOf(problems));
    }

    private void chain() {
        List<Step> steps = new ArrayList<>();
        List<Place> links = new ArrayList<>();
        int problemsBefore = problems.size();
        if (lexer.peek().is(Kind.LINK)) {
            add(lexer.next(), "nothing stands before '!'", "begin with an element, or remove the mark");
            forgetSpill();
        } else {
            strays(lexer.peek());
        }
        starts = true;
        boolean goesOn = !lexer.peek().is(Kind.END);
        while (goesOn) {
            Step step = step();
            if (step == null) {
                recover();
                keep(steps, links);
                return;
            }
            steps.add(step);
            starts = false;
            goesOn = link(links);
        }
        if (problems.size() == problemsBefore) {
            check(steps);
        }
        keep(steps, links);
    }

    private void keep(List<Step> steps, List<Place> links) {
        if (!steps.isEmpty()) {
            chains.add(new Chain(List.copyOf(steps), List.copyOf(links.subList(0, steps.size() - 1))));
        }
    }

    private boolean link(List<Place> links) {
        if (!lexer.peek().is(Kind.LINK)) {
            return false;
        }
        Token mark = lexer.next();
        forgetSpill();
        if (lexer.peek().is(Kind.END)) {
            addOnce(mark, "nothing follows '!'", "end with an element that takes the buffers, or remove the mark");
            return false;
        }
        links.add(place(mark));
        return true;
    }

    /// References end a chain or begin one.
    private void check(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            boolean isInside = i > 0 && i < steps.size() - 1;
            if (steps.get(i) instanceof Step.Reference reference && (isInside || steps.size() == 1)) {
                String dotted = reference.name() + "." + reference.pad();
                if (isInside) {
                    problems.add(reference
                            .place()
                            .problem(
                                    "the reference '" + dotted + "' stands between two links",
                                    "end the chain with it, and begin another: ! " + dotted + "  " + reference.name()
                                            + ". !"));
                } else if (spill != null) {
                    reportSpill();
                    steps.clear();
                } else {
                    problems.add(reference
                            .place()
                            .problem(
                                    "nothing is linked to '" + dotted + "'",
                                    "put '!' and an element behind it, or remove it"));
                }
            }
        }
    }

    private @Nullable Step step() {
        Token token = lexer.peek();
        openBins += token.is(Kind.OPEN) ? 1 : 0;
        return switch (token.kind()) {
            case WORD -> word(token);
            case OPEN -> refuse(token, "bins in '( )' are not supported", "write the elements without '( )'");
            case CLOSE -> openBins > 0 ? null : refuse(token, "')' has no '(' before it", "remove it");
            case QUOTED -> refuse(token, "expected an element name, found text in quotes", null);
            case BAD -> refuse(token, token.text(), "put the same quote at its end");
            case LINK -> refuse(token, "expected an element name", "'!' stands once between two elements");
            case EQUALS, BARE, END -> refuse(token, "expected an element name", null);
        };
    }

    private @Nullable Step word(Token word) {
        String name = word.text();
        if (name.contains("://")) {
            return refuse(word, "a URI cannot stand for an element", "name the element, as in 'filesrc location=…'");
        } else if (name.contains("/")) {
            return refuse(word, "caps cannot stand between elements: '" + name + "'", "name an element here");
        } else if (name.equals(":")) {
            return refuse(word, "links are written with '!', not with ':'", null);
        } else if (lexer.isAssignmentAhead()) {
            return refuse(
                    word,
                    "the property '" + name + "' has no element before it",
                    "properties follow their element, as in 'fakesrc num-buffers=5'");
        } else if (Names.isName(name)) {
            return newElement(lexer.next());
        } else if (name.contains(".")) {
            return reference(word);
        }
        return refuse(word, "'" + name + "' is not an element name", Names.FORM);
    }

    private @Nullable Step reference(Token word) {
        int dot = word.text().indexOf('.');
        String name = word.text().substring(0, dot);
        String pad = word.text().substring(dot + 1);
        if (!Names.isName(name) || !(pad.isEmpty() || Names.isPad(pad))) {
            return refuse(
                    word,
                    "'" + word.text() + "' is neither an element nor a reference",
                    "a reference is an element's name, a dot and perhaps a pad, as in 't.' or 't.src_0'");
        }
        lexer.next();
        if (lexer.peek().is(Kind.WORD) && lexer.isAssignmentAhead()) {
            return refuse(
                    lexer.peek(),
                    "a reference takes no properties",
                    "set '" + lexer.peek().text() + "' where '" + name + "' is made");
        }
        return new Step.Reference(name, pad, place(word), starts ? spill : null);
    }

    private @Nullable Step newElement(Token type) {
        Spill before = starts ? spill : null;
        List<Assignment> assignments = new ArrayList<>();
        while (lexer.peek().is(Kind.WORD) && lexer.isAssignmentAhead()) {
            forgetSpill();
            Assignment assignment = assignment();
            if (assignment == null) {
                return null;
            }
            assignments.add(assignment);
        }
        return new Step.NewElement(type.text(), place(type), List.copyOf(assignments), before);
    }

    private @Nullable Assignment assignment() {
        Token name = lexer.next();
        lexer.next();
        Token value = lexer.value();
        if (!Names.isProperty(name.text())) {
            add(name, "'" + name.text() + "' is not a property name", Names.FORM);
            return null;
        }
        if (value.is(Kind.BAD)) {
            boolean isOpen = value.end() > value.start();
            add(
                    value,
                    isOpen ? value.text() : value.text() + " for '" + name.text() + "'",
                    isOpen
                            ? "put the same quote at its end"
                            : "put quotes around an empty value, or one that begins with '!', '=' or '#'");
            return null;
        }
        if (value.is(Kind.QUOTED) && lexer.isGlued()) {
            problems.add(places.at(value.end())
                    .problem(
                            "text is stuck to the closing quote",
                            "put a blank behind the quote, or quotes around the whole value"));
            return null;
        }
        if (value.is(Kind.BARE)) {
            checkLinkMark(value);
            spill = new Spill(place(value), Stray.hint(name.text(), text, value.start()));
        }
        return new Assignment(name.text(), place(name), value.text(), place(value));
    }

    private void checkLinkMark(Token value) {
        if (lexer.isLinkStuck()) {
            boolean isInside = lexer.skipWord();
            problems.add(
                    places.at(value.end())
                            .problem(
                                    "'!' is stuck to a value",
                                    isInside
                                            ? "put quotes around the value, or a blank before '!' and behind it"
                                            : "put a blank before '!' to link, or quotes around the value if '!' belongs to it"));
        }
    }

    /// Notes that a chain begins where an unquoted value may go on.
    private void strays(Token first) {
        Spill value = spill;
        if (value == null || value.value().line() != place(first).line()) {
            forgetSpill();
        } else if (strayFrom == null) {
            strayFrom = first;
            strayChains = chains.size();
        }
    }

    private void forgetSpill() {
        spill = null;
        strayFrom = null;
    }

    private void reportSpill() {
        Token from = strayFrom;
        Spill value = spill;
        if (from != null && value != null) {
            add(from, "unexpected '" + from.text() + "'", value.hint());
            chains.subList(strayChains, chains.size()).clear();
        }
        forgetSpill();
    }

    private @Nullable Step refuse(Token token, String message, @Nullable String hint) {
        if (starts && strayFrom != null) {
            reportSpill();
        } else {
            add(token, message, hint);
        }
        return null;
    }

    /// Skips to behind the next link mark.
    private void recover() {
        forgetSpill();
        while (!lexer.peek().is(Kind.LINK) && !lexer.peek().is(Kind.END)) {
            lexer.next();
        }
        while (lexer.peek().is(Kind.LINK)) {
            lexer.next();
        }
    }

    /// Adds a problem unless the place has one already.
    private void addOnce(Token token, String message, String hint) {
        Problem problem = place(token).problem(message, hint);
        boolean isNew =
                problems.stream().noneMatch(old -> old.line() == problem.line() && old.column() == problem.column());
        if (isNew) {
            problems.add(problem);
        }
    }

    private void add(Token token, String message, @Nullable String hint) {
        problems.add(place(token).problem(message, hint));
    }

    private Place place(Token token) {
        return places.at(token.start());
    }
}
