package io.parallax.engine.parse;

import io.parallax.engine.parse.Token.Kind;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the steps of a chain, all but bins.
final class StepReader {
    private static final Pattern URI = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern PATH = Pattern.compile("(?s)(\\.{0,2}|~)/.*");
    private static final Pattern MEDIA = Pattern.compile("(?s)\\s*[A-Za-z][^\\s,;(]*/.*");

    private final Lexer lexer;
    private final Places places;
    private final Problems problems;
    private final SpillWatch spills;
    private final AssignmentReader assignments;

    StepReader(Lexer lexer, Places places, Problems problems, SpillWatch spills, AssignmentReader assignments) {
        this.lexer = lexer;
        this.places = places;
        this.problems = problems;
        this.spills = spills;
        this.assignments = assignments;
    }

    /// {@return whether a token is a name and a dot, which begins a bin if `(` is stuck to it}
    static boolean opensBin(Token token) {
        String text = token.text();
        return token.is(Kind.WORD) && text.endsWith(".") && Names.isName(text.substring(0, text.length() - 1));
    }

    /// {@return whether text is taken for caps when it stands between links in quotes}
    /// @param text the text
    static boolean isQuotedCaps(String text) {
        return MEDIA.matcher(text).matches() && !URI.matcher(text).matches();
    }

    /// {@return a step with its pads, null if there is none; that is reported then}
    /// @param in the pads that stand before it
    /// @param starts whether it is the first of its chain
    @Nullable Stop read(Pads in, boolean starts) {
        Token token = lexer.peek();
        if (isPads(token) && !in.isEmpty()) {
            return twice(new Pads(List.of(), place(token)));
        }
        return switch (token.kind()) {
            case WORD -> word(token, in, starts);
            case QUOTED -> quoted(token, in, starts);
            case CLOSE -> refuse(token, "')' has no '(' before it", "remove it");
            case BAD -> refuse(token, token.text(), "put the same quote at its end");
            case LINK, LINK_ALL ->
                refuse(token, "expected an element name", "'" + token.text() + "' stands once between two elements");
            case EQUALS, OPEN, BARE, CAPS, END ->
                refuse(token, "expected an element name", in.isEmpty() ? null : "an element follows its pad");
        };
    }

    private @Nullable Stop word(Token word, Pads in, boolean starts) {
        String name = word.text();
        if (URI.matcher(name).matches()) {
            return uri(lexer.bareWord(), in);
        } else if (name.startsWith("gst-launch")) {
            return refuse(word, "'" + name + "' is a command, not an element", "leave it and its options away");
        } else if (name.contains("${")) {
            return refuse(
                    word,
                    "a parameter cannot stand for an element",
                    "parameters are values, as in 'filesrc location=${file}'");
        } else if (PATH.matcher(name).matches()) {
            return refuse(word, "a path cannot stand for an element", "name the element, as in 'filesrc location=…'");
        } else if (Names.isPinned(name)) {
            return newElement(in, starts);
        } else if (name.contains("/")) {
            return starts
                    ? refuse(word, "caps cannot begin a chain", "put an element and '!' before them")
                    : filter(lexer.caps(), in);
        } else if (lexer.isAssignmentAhead()) {
            return refuse(
                    word,
                    "the property '" + name + "' has no element before it",
                    "properties follow their element, as in 'fakesrc num-buffers=5'");
        } else if (Names.isName(name)) {
            return newElement(in, starts);
        } else if (name.contains(".")) {
            return reference(word, in, starts);
        }
        return refuse(word, "'" + name + "' is not an element name", form(name));
    }

    private static String form(String word) {
        return switch (word.charAt(0)) {
            case ':' -> "put a blank behind ':' to link";
            case '-' -> "options of the command stand before the pipeline";
            default -> Names.FORM;
        };
    }

    private @Nullable Stop quoted(Token text, Pads in, boolean starts) {
        if (URI.matcher(text.text()).matches()) {
            return uri(lexer.next(), in);
        } else if (!isQuotedCaps(text.text())) {
            return refuse(text, "expected an element name, found text in quotes", null);
        }
        return starts
                ? refuse(text, "caps cannot begin a chain", "put an element and '!' before them")
                : filter(lexer.next(), in);
    }

    private @Nullable Stop filter(Token caps, Pads in) {
        if (caps.is(Kind.BAD)) {
            return refuse(caps, caps.text(), "put the same quote at its end");
        }
        if (!in.isEmpty()) {
            problems.add(in.place(), "caps have no pads", "name pads next to elements");
            return null;
        }
        return new Stop(new Step.Filter(assignments.value(caps)), Pads.NONE, Pads.NONE);
    }

    private @Nullable Stop uri(Token uri, Pads in) {
        if (uri.is(Kind.BARE)) {
            assignments.checkLinkMark(uri);
        }
        Token behind = lexer.peek();
        if (behind.is(Kind.WORD) && lexer.isAssignmentAhead()) {
            return refuse(behind, "a URI takes no properties", "name the element to set '" + behind.text() + "'");
        }
        return withPads(new Step.Location(assignments.value(uri)), in);
    }

    private @Nullable Stop newElement(Pads in, boolean starts) {
        Spill before = starts ? spills.spill() : null;
        Token type = lexer.next();
        List<Assignment> properties = assignments.read();
        return properties == null
                ? null
                : withPads(new Step.NewElement(type.text(), place(type), properties, before), in);
    }

    private @Nullable Stop reference(Token word, Pads in, boolean starts) {
        int dot = word.text().indexOf('.');
        String name = word.text().substring(0, dot);
        Pads pads = pads(word, dot + 1);
        if (!Names.isName(name) || pads == null) {
            return refuse(
                    word,
                    "'" + word.text() + "' is neither an element nor a reference",
                    "a reference is an element's name, a dot and perhaps a pad, as in 't.' or 't.src_0'");
        }
        Step.Reference reference = new Step.Reference(name, place(word), starts ? spills.spill() : null);
        lexer.next();
        if (lexer.peek().is(Kind.WORD) && lexer.isAssignmentAhead()) {
            return refuse(
                    lexer.peek(),
                    "a reference takes no properties",
                    "set '" + lexer.peek().text() + "' where '" + name + "' is made");
        }
        if (pads.isEmpty()) {
            return withPads(reference, in);
        } else if (!in.isEmpty()) {
            return twice(pads);
        } else if (!starts) {
            return withPads(reference, pads);
        }
        return isPads(lexer.peek()) ? twice(pads) : new Stop(reference, Pads.NONE, pads);
    }

    private @Nullable Stop twice(Pads pads) {
        problems.add(pads.place(), "pads are named twice for one link", "name them once");
        return null;
    }

    /// {@return a step with the pads that follow it, null if they cannot be read}
    @Nullable Stop withPads(Step step, Pads in) {
        if (!isPads(lexer.peek())) {
            return new Stop(step, in, Pads.NONE);
        }
        Pads out = pads();
        if (out != null && isPads(lexer.peek())) {
            return twice(new Pads(List.of(), place(lexer.peek())));
        }
        return out == null ? null : new Stop(step, in, out);
    }

    /// {@return whether a token names pads of the step beside it}
    static boolean isPads(Token token) {
        return token.is(Kind.WORD)
                && token.text().startsWith(".")
                && token.text().indexOf('/') < 0;
    }

    /// Reads `.src_0`, or `.src_0,src_1` for several.
    /// @return the pads, null if they cannot be read
    @Nullable Pads pads() {
        Token word = lexer.peek();
        Pads pads = pads(word, 1);
        if (pads == null || pads.isEmpty()) {
            refuse(word, "'" + word.text() + "' names no pad", "a pad is a dot and its name, as in '.src_0'");
            return null;
        }
        lexer.next();
        return pads;
    }

    private @Nullable Pads pads(Token word, int start) {
        String names = word.text().substring(start);
        if (names.isEmpty()) {
            return Pads.NONE;
        }
        List<String> pads = List.of(names.split(",", -1));
        return pads.stream().allMatch(Names::isPad) ? new Pads(pads, place(word)) : null;
    }

    private @Nullable Stop refuse(Token token, String message, @Nullable String hint) {
        if (!spills.report()) {
            problems.add(place(token), message, hint);
        }
        return null;
    }

    private Place place(Token token) {
        return places.at(token.start());
    }
}
