package io.parallax.itest.benchmarks.payload;

import io.parallax.api.codec.Length;
import java.io.Serializable;
import java.util.List;

/// What is read: a small message with a bit of everything.
/// @param id a number
/// @param atNs a time
/// @param price a number with a fraction
/// @param quantity a smaller number
/// @param sell a truth value
/// @param symbol a short text
/// @param note a longer text
/// @param levels eight numbers
public record Trade(
        long id,
        long atNs,
        double price,
        int quantity,
        boolean sell,
        String symbol,
        String note,
        @Length(8) List<Double> levels)
        implements Serializable {
    static final Trade ONE = new Trade(
            4711,
            1_700_000_000_000_000_000L,
            101.25,
            300,
            true,
            "ACME",
            "filled at the second attempt, partly",
            List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0));

    /// {@return what a reader makes of the fields that it needs}
    static double use(long id, double price, int quantity, boolean sell) {
        return id + price * quantity * (sell ? -1 : 1);
    }

    double use() {
        return use(id, price, quantity, sell);
    }
}
