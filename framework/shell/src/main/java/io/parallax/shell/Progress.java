package io.parallax.shell;

import java.util.ArrayDeque;
import java.util.Deque;

/// Turns the totals of a running pipeline into one line for a terminal. One thread uses it.
final class Progress {
    /// The rate is that of the last moments, so that it follows what happens now.
    private static final long WINDOW_NS = 3_000_000_000L;

    private final Deque<Totals> samples = new ArrayDeque<>();

    /// {@return the line: how much, how fast, and when it will be done if that can be told}
    /// @param now the totals now
    String line(Totals now) {
        samples.addLast(now);
        while (samples.size() > 2 && now.ns() - samples.getFirst().ns() > WINDOW_NS) {
            samples.removeFirst();
        }
        Totals then = samples.getFirst();
        double seconds = Math.max(1, now.ns() - then.ns()) / 1e9;
        if (now.bytes() == 0) {
            return buffers(now, samples.size() < 2 ? 0 : (long) ((now.buffers() - then.buffers()) / seconds));
        }
        long rate = samples.size() < 2 ? 0 : (long) ((now.bytes() - then.bytes()) / seconds);
        return now.expectedBytes() > 0 ? part(now, rate) : open(now, rate);
    }

    /// {@return what was done in all}
    static String summary(Totals end) {
        double seconds = Math.max(1, end.ns()) / 1e9;
        String span = " in " + Quantities.span(end.ns());
        return end.bytes() > 0
                ? Quantities.bytes(end.bytes()) + span + ", " + Quantities.bytes((long) (end.bytes() / seconds)) + "/s"
                : Quantities.count(end.buffers()) + " buffers" + span;
    }

    private static String part(Totals now, long rate) {
        long percent = Math.min(100, now.bytes() * 100 / now.expectedBytes());
        String left = rate > 0
                ? "ETA " + Quantities.clock((now.expectedBytes() - now.bytes()) / rate * 1_000_000_000L)
                : "ETA -:--";
        return String.format(
                "%3d %%  %s of %s  %s/s  %s",
                percent,
                Quantities.bytes(now.bytes()),
                Quantities.bytes(now.expectedBytes()),
                Quantities.bytes(rate),
                left);
    }

    private static String open(Totals now, long rate) {
        return Quantities.bytes(now.bytes()) + "  " + Quantities.bytes(rate) + "/s  " + Quantities.clock(now.ns());
    }

    private static String buffers(Totals now, long rate) {
        return Quantities.count(now.buffers()) + " buffers  " + Quantities.count(rate) + "/s  "
                + Quantities.clock(now.ns());
    }
}
