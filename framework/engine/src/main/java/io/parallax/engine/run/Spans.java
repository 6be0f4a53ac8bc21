package io.parallax.engine.run;

import java.util.Locale;

/// Spans of time for people.
final class Spans {
    private static final double MS = 1e6;
    private static final double SECOND = 1e9;

    private Spans() {}

    /// {@return a span as text, for example `12.3 s` or `250 ms`}
    static String text(long ns) {
        return ns < SECOND
                ? String.format(Locale.ROOT, "%.0f ms", ns / MS)
                : String.format(Locale.ROOT, "%.1f s", ns / SECOND);
    }
}
