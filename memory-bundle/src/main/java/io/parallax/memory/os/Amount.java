package io.parallax.memory.os;

import java.util.Locale;

/// Amounts of memory in messages.
public final class Amount {
    private static final int MIB = 1 << 20;

    private Amount() {}

    /// {@return an amount for people, exact in brackets where it is rounded}
    /// @param bytes the amount
    public static String of(long bytes) {
        return bytes < MIB ? bytes + " bytes" : mib(bytes) + " (" + bytes + " bytes)";
    }

    /// {@return an amount in MiB}
    /// @param bytes the amount
    public static String mib(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) MIB);
    }
}
