package io.parallax.memory.wire;

import io.parallax.api.event.Event;
import io.parallax.api.ipc.SlowPolicy;
import org.jspecify.annotations.Nullable;

/// Numbers of words. They are never given to another word.
final class Codes {
    private Codes() {}

    static byte of(@Nullable SlowPolicy policy) {
        return switch (policy) {
            case null -> 0;
            case BLOCK -> 1;
            case DROP_OLDEST -> 2;
            case DROP_NEWEST -> 3;
            case DISCONNECT -> 4;
        };
    }

    /// {@return the policy, or null for none and for one that is not known}
    static @Nullable SlowPolicy policy(int code) {
        return switch (code) {
            case 1 -> SlowPolicy.BLOCK;
            case 2 -> SlowPolicy.DROP_OLDEST;
            case 3 -> SlowPolicy.DROP_NEWEST;
            case 4 -> SlowPolicy.DISCONNECT;
            default -> null;
        };
    }

    static byte of(Event.Format format) {
        return switch (format) {
            case BYTES -> 0;
            case TIME -> 1;
        };
    }

    /// {@return the format, or null for one that is not known}
    static Event.@Nullable Format format(int code) {
        return switch (code) {
            case 0 -> Event.Format.BYTES;
            case 1 -> Event.Format.TIME;
            default -> null;
        };
    }
}
