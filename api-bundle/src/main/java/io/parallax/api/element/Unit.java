package io.parallax.api.element;

/// What a bare number of a property means.
public enum Unit {
    /// A plain number.
    NONE(""),
    /// Bytes; text may say `4KiB`, `1MB`.
    BYTES("bytes"),
    /// Nanoseconds; text may say `20ms`, `1.5s`.
    NANOSECONDS("ns"),
    /// Microseconds; text may say `20ms`, `1.5s`.
    MICROSECONDS("us"),
    /// Milliseconds; text may say `20ms`, `1.5s`.
    MILLISECONDS("ms"),
    /// Seconds; text may say `20ms`, `1.5s`.
    SECONDS("s"),
    /// Events a second.
    PER_SECOND("/s");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /// {@return the unit as it is printed behind a number, empty for none}
    public String symbol() {
        return symbol;
    }
}
