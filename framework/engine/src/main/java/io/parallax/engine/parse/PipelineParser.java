package io.parallax.engine.parse;

import io.parallax.engine.parse.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads pipeline text into chains of steps; `docs/language.md` has the grammar.
///
/// A problem ends its chain; reading goes on behind the next link mark, so that independent problems are found
/// together. The time it takes grows with the length of the text and no faster.
public final class PipelineParser {
    private static final int DEEPEST = 32;

    private final Lexer lexer;
    private final Places places;
    private final Problems problems = new Problems();
    private final SpillWatch spills;
    private final AssignmentReader assignments;
    private final StepReader steps;

    private PipelineParser(String text) {
        this.lexer = new Lexer(text);
        this.places = new Places(text);
        this.spills = new SpillWatch(lexer, places, problems);
        this.assignments = new AssignmentReader(lexer, places, problems, spills);
        this.steps = new StepReader(lexer, places, problems, spills, assignments);
    }

    /// Takes text apart. It never throws: what cannot be read becomes a problem.
    /// @param text the text
    /// @return its chains and problems
    public static Script parse(String text) {
        return new PipelineParser(text).script();
    }

    /// {@return how many characters are looked at to take text apart, each as often as it is}
    /// @param text the text
    static long steps(String text) {
        PipelineParser parser = new PipelineParser(text);
        parser.script();
        return parser.lexer.steps();
    }

    private Script script() {
        if (lexer.peek().is(Kind.END)) {
            problems.add(
                    new Place(1, 1),
                    "the pipeline is empty",
                    "write elements with '!' between, as in 'fakesrc ! fakesink'");
        }
        List<Chain> chains = chains(0);
        return new Script(List.copyOf(chains), problems.sorted());
    }

    /// @param depth how many bins are open
    private List<Chain> chains(int depth) {
        List<Chain> chains = new ArrayList<>();
        while (!isEnd(depth)) {
            chain(chains, depth);
        }
        return chains;
    }

    private boolean isEnd(int depth) {
        return lexer.peek().is(Kind.END) || (depth > 0 && lexer.peek().is(Kind.CLOSE));
    }

    private void chain(List<Chain> chains, int depth) {
        List<Stop> stops = new ArrayList<>();
        List<Mark> links = new ArrayList<>();
        int problemsBefore = problems.count();
        if (lexer.peek().isLink()) {
            Token mark = lexer.next();
            problems.add(
                    place(mark),
                    "nothing stands before '" + mark.text() + "'",
                    "begin with an element, or remove the mark");
            spills.forget();
        } else {
            spills.chainBegins(chains);
        }
        boolean goesOn = !isEnd(depth);
        while (goesOn) {
            Stop stop = stop(stops.isEmpty(), depth);
            if (stop == null) {
                recover(depth);
                keep(chains, stops, links);
                return;
            }
            stops.add(stop);
            goesOn = link(links, depth);
        }
        if (problems.count() == problemsBefore) {
            check(stops, links);
        }
        keep(chains, stops, links);
    }

    private static void keep(List<Chain> chains, List<Stop> stops, List<Mark> links) {
        if (!stops.isEmpty()) {
            chains.add(new Chain(List.copyOf(stops), List.copyOf(links.subList(0, stops.size() - 1))));
        }
    }

    private boolean link(List<Mark> links, int depth) {
        if (!lexer.peek().isLink()) {
            return false;
        }
        Token mark = lexer.next();
        spills.forget();
        if (isEnd(depth)) {
            if (!assignments.stuckMark().equals(place(mark))) {
                problems.add(
                        place(mark),
                        "nothing follows '" + mark.text() + "'",
                        "end with an element that takes the buffers, or remove the mark");
            }
            return false;
        }
        links.add(new Mark(place(mark), mark.is(Kind.LINK_ALL)));
        return true;
    }

    private void check(List<Stop> stops, List<Mark> links) {
        Stop last = stops.isEmpty() ? null : stops.getLast();
        if (last != null && stops.size() == 1 && last.step() instanceof Step.Reference reference) {
            if (spills.report()) {
                stops.clear();
            } else {
                problems.add(
                        reference.place(),
                        "nothing is linked to '" + reference.name() + "."
                                + String.join(",", last.out().names()) + "'",
                        "put '!' and an element behind it, or remove it");
            }
        }
        for (int i = 1; i < links.size(); i++) {
            boolean isMixed = links.get(i).isAll() != links.get(i - 1).isAll();
            if (isMixed && stops.get(i).step() instanceof Step.Filter) {
                problems.add(
                        links.get(i).place(), "the marks before and behind the caps differ", "write '!' or ':' twice");
            }
        }
    }

    private @Nullable Stop stop(boolean starts, int depth) {
        Pads in = !starts && StepReader.isPads(lexer.peek()) ? steps.pads() : Pads.NONE;
        if (in == null) {
            return null;
        }
        Token first = lexer.peek();
        boolean isTyped = StepReader.opensBin(first) && lexer.isBinAhead();
        if (!isTyped && !first.is(Kind.OPEN)) {
            return steps.read(in, starts);
        }
        if (depth == DEEPEST) {
            problems.add(place(first), "bins stand more than " + DEEPEST + " deep in each other", "use fewer");
            return null;
        }
        String type = isTyped ? first.text().substring(0, first.text().length() - 1) : "bin";
        if (isTyped) {
            lexer.next();
        }
        return steps.withPads(bin(type, place(first), depth + 1), in);
    }

    private Step bin(String type, Place place, int depth) {
        Place open = place(lexer.next());
        int problemsBefore = problems.count();
        List<Assignment> properties = assignments.read();
        if (properties == null) {
            recover(depth);
        }
        List<Chain> chains = chains(depth);
        if (!lexer.peek().is(Kind.CLOSE)) {
            Place stuck = assignments.takeStuckBracket();
            if (stuck == null) {
                problems.add(open, "the bin is not closed", "put ')' behind its last element");
            } else {
                problems.add(stuck, "')' is stuck to a value", "put a blank before ')' to end the bin");
            }
        } else {
            lexer.next();
            if (chains.isEmpty() && problems.count() == problemsBefore) {
                problems.add(open, "the bin is empty", "put elements between '(' and ')', or remove it");
            }
        }
        return new Step.Bin(type, place, properties == null ? List.of() : properties, List.copyOf(chains));
    }

    /// Skips to behind the next link mark, or to the end of the bin.
    private void recover(int depth) {
        spills.forget();
        int open = 0;
        while (!(open == 0 && (lexer.peek().isLink() || isEnd(depth)))
                && !lexer.peek().is(Kind.END)) {
            Kind skipped = lexer.next().kind();
            open += skipped == Kind.OPEN ? 1 : skipped == Kind.CLOSE && open > 0 ? -1 : 0;
        }
        while (lexer.peek().isLink()) {
            lexer.next();
        }
    }

    private Place place(Token token) {
        return places.at(token.start());
    }
}
