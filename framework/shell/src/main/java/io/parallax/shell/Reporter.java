package io.parallax.shell;

import io.parallax.api.caps.Caps;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Negotiation;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/// Tells a person how a pipeline is doing, on standard error. One thread uses it.
final class Reporter {
    static final long TICK_MS = 100;

    /// Short runs end before anything needs to be shown.
    private static final int QUIET_TICKS = 3;

    private static final String START_OF_LINE = "\r";
    private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";

    /// How much is told.
    enum Level {
        QUIET,
        NORMAL,
        VERBOSE
    }

    private final PrintStream err;
    private final boolean watched;
    private final Level level;
    private final Progress progress = new Progress();
    private final Map<String, Caps> told = new HashMap<>();
    private int ticks;
    private boolean shown;
    private boolean everShown;

    Reporter(Console console, Level level) {
        this.err = console.err();
        this.watched = console.watched() && level != Level.QUIET;
        this.level = level;
    }

    /// Shows how far it has come.
    void tick(Totals totals) {
        ticks++;
        if (watched && ticks >= QUIET_TICKS) {
            err.print(START_OF_LINE + progress.line(totals) + CLEAR_TO_END_OF_LINE);
            err.flush();
            shown = true;
            everShown = true;
        }
    }

    /// Shows what was done in all.
    void ended(Totals totals) {
        clear();
        if (everShown || level == Level.VERBOSE) {
            err.println(Progress.summary(totals));
        }
    }

    /// Passes a message on, if it is to be told.
    void message(Message message) {
        switch (message) {
            case Message.Warning w -> line(Level.NORMAL, "warning: " + subject(w.element(), w.pipeline()) + w.text());
            case Message.Stalled s -> line(Level.NORMAL, "warning: " + s.element() + ": " + s.text());
            case Message.Resumed r ->
                line(
                        Level.NORMAL,
                        r.element() + ": moves again after "
                                + Quantities.span(r.after().toNanos()));
            case Message.StateChanged s -> line(Level.VERBOSE, s.pipeline() + ": " + s.from() + " -> " + s.to());
            case Message.CapsChanged c -> changed(c.element() + "." + c.pad(), c.caps());
            case Message.ClockSelected c ->
                line(Level.VERBOSE, c.pipeline() + ": clock " + c.clock() + " of " + c.element());
            case Message.LatencyChanged l ->
                line(Level.VERBOSE, l.pipeline() + ": latency " + Quantities.span(l.latencyNs()));
            case Message.Tags t -> line(Level.VERBOSE, t.element() + ": tags " + t.tags());
            case Message.ElementMessage m
            when m.name().equals("inserted") ->
                line(Level.VERBOSE, m.element() + ": " + m.fields().getOrDefault("reason", "inserted"));
            case Message.ElementMessage m ->
                line(Level.VERBOSE, m.element() + ": " + m.name() + (m.fields().isEmpty() ? "" : " " + m.fields()));
            case Message.EndOfStream e -> line(Level.VERBOSE, e.pipeline() + ": end of stream");
            case Message.Stuck s ->
                line(
                        Level.NORMAL,
                        "stuck: " + subject(s.element(), s.pipeline()) + "does not give the thread " + s.thread()
                                + " back"
                                + (s.stack().isEmpty()
                                        ? ""
                                        : ", which is in " + s.stack().getFirst()));
            case Message.Dropped d -> line(Level.NORMAL, "warning: " + d.count() + " messages were lost");
            case Message.Failed _ -> {
                // Told once, by the exception that ends the command.
            }
        }
    }

    /// Tells what was agreed on for each link.
    void negotiated(Negotiation negotiation) {
        for (Negotiation.LinkCaps each : negotiation.links()) {
            Graph.Link link = each.link();
            if (!each.agreed().isAny() && !each.agreed().isEmpty()) {
                told.put(link.from() + "." + link.fromPad(), each.agreed());
                line(Level.VERBOSE, NegotiationText.link(link) + ": " + each.agreed());
            }
        }
    }

    /// The first caps of a pad are those that were agreed on and told already.
    private void changed(String pad, Caps caps) {
        if (!caps.equals(told.put(pad, caps))) {
            line(Level.VERBOSE, pad + ": caps " + caps);
        }
    }

    /// Says something to a person who is watching.
    void note(String text) {
        if (watched) {
            line(Level.NORMAL, text);
        }
    }

    /// Removes the progress line.
    void clear() {
        if (shown) {
            err.print(START_OF_LINE + CLEAR_TO_END_OF_LINE);
            err.flush();
            shown = false;
        }
    }

    private void line(Level wanted, String text) {
        if (level.compareTo(wanted) >= 0) {
            clear();
            err.println(text);
        }
    }

    private static String subject(String element, String pipeline) {
        return (element.isEmpty() ? pipeline : element) + ": ";
    }
}
