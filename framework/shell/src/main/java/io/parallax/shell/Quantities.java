package io.parallax.shell;

import java.util.Locale;

/// Amounts as people read them.
final class Quantities {
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final long NS_PER_SECOND = 1_000_000_000;

    private Quantities() {}

    /// {@return bytes in the unit that fits, with three digits that count}
    static String bytes(long bytes) {
        double value = (double) bytes;
        int unit = 0;
        while (value >= 999.5 && unit < BINARY.length - 1) {
            value /= 1024;
            unit++;
        }
        return digits(value, unit > 0) + " " + BINARY[unit];
    }

    /// {@return a number of things in groups of three digits}
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /// {@return a span as `0:07`, `12:30` or `1:02:03`}
    static String clock(long ns) {
        long seconds = Math.max(0, ns / NS_PER_SECOND);
        long hours = seconds / 3600;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /// {@return a span in the unit that fits, with three digits that count}
    static String span(long ns) {
        if (ns < 1_000) {
            return ns + " ns";
        }
        if (ns < 1_000_000) {
            return digits(ns / 1e3, true) + " us";
        }
        if (ns < NS_PER_SECOND) {
            return digits(ns / 1e6, true) + " ms";
        }
        return ns < 60 * NS_PER_SECOND ? digits(ns / 1e9, true) + " s" : clock(ns);
    }

    private static String digits(double value, boolean fraction) {
        if (!fraction || value >= 99.95) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, value >= 9.995 ? "%.1f" : "%.2f", value);
    }
}
