package io.parallax.api.time;

/// Constants and text for times in nanoseconds.
public final class ClockTime {
    /// No time: unknown or not applicable.
    public static final long NONE = Long.MIN_VALUE;

    /// Nanoseconds in a microsecond.
    public static final long MICROSECOND = 1_000;

    /// Nanoseconds in a millisecond.
    public static final long MILLISECOND = 1_000_000;

    /// Nanoseconds in a second.
    public static final long SECOND = 1_000_000_000;

    private ClockTime() {}

    /// {@return whether the time is known}
    /// @param time a time in nanoseconds or [#NONE]
    public static boolean isValid(long time) {
        return time != NONE;
    }

    /// {@return the time as `h:mm:ss.nnnnnnnnn`, or `none`}
    /// @param time a time in nanoseconds or [#NONE]
    public static String toText(long time) {
        if (time == NONE) {
            return "none";
        }
        long seconds = Math.abs(time / SECOND);
        long nanos = Math.abs(time % SECOND);
        String sign = time < 0 ? "-" : "";
        return "%s%d:%02d:%02d.%09d".formatted(sign, seconds / 3600, seconds / 60 % 60, seconds % 60, nanos);
    }
}
