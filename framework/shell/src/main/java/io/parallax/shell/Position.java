package io.parallax.shell;

import io.parallax.api.event.Event;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A position in a stream as people write it: `90s`, `1.5s`, `500ms`, `1:02:03`, or `4096B`, `64MiB`.
/// @param format what it is counted in
/// @param value nanoseconds or bytes
record Position(Event.Format format, long value) {
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,6}):)?(\\d{1,6}):(\\d{1,2}(?:\\.\\d{1,9})?)");
    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?) ?([A-Za-z]+)");
    private static final Map<String, Double> TIMES =
            Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9, "min", 60e9, "h", 3600e9);
    private static final Map<String, Double> SIZES =
            Map.of("B", 1.0, "KiB", 0x1p10, "MiB", 0x1p20, "GiB", 0x1p30, "TiB", 0x1p40);

    /// @throws CommandException if it is no position
    static Position of(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            long hours = clock.group(1) == null ? 0 : Long.parseLong(clock.group(1));
            double seconds =
                    hours * 3600.0 + Long.parseLong(clock.group(2)) * 60.0 + Double.parseDouble(clock.group(3));
            return new Position(Event.Format.TIME, Math.round(seconds * 1e9));
        }
        Matcher quantity = QUANTITY.matcher(text);
        if (quantity.matches()) {
            double number = Double.parseDouble(quantity.group(1));
            Double time = TIMES.get(quantity.group(2));
            Double size = SIZES.get(quantity.group(2));
            if (time != null) {
                return new Position(Event.Format.TIME, Math.round(number * time));
            }
            if (size != null) {
                return new Position(Event.Format.BYTES, Math.round(number * size));
            }
        }
        throw CommandException.wrongUsage(
                text + " is no position: write a time such as 90s, 1.5s or 1:02:03, or a size such as 4096B or 64MiB");
    }
}
