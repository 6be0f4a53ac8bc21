package io.parallax.api.buffer;

import java.util.StringJoiner;

/// Bits of [Metadata#flags()]. They are plain `int` constants, since they are read for every buffer.
public final class BufferFlags {
    /// The stream has a gap before this buffer: something was dropped or lost.
    public static final int DISCONT = 1;

    /// The buffer stands for a stretch without content.
    public static final int GAP = 1 << 1;

    /// The buffer can not be decoded without earlier ones.
    public static final int DELTA_UNIT = 1 << 2;

    /// The buffer holds stream headers.
    public static final int HEADER = 1 << 3;

    /// The content is known to be damaged.
    public static final int CORRUPTED = 1 << 4;

    /// The buffer may be dropped without harm when time is short.
    public static final int DROPPABLE = 1 << 5;

    /// The buffer ends a unit, such as a frame.
    public static final int MARKER = 1 << 6;

    /// The buffer comes from a live source.
    public static final int LIVE = 1 << 7;

    private static final String[] NAMES = {
        "discont", "gap", "delta-unit", "header", "corrupted", "droppable", "marker", "live"
    };

    private BufferFlags() {}

    /// {@return the names of the set bits joined by `+`, empty for none}
    /// @param flags any combination of the constants
    public static String toText(int flags) {
        StringJoiner text = new StringJoiner("+");
        for (int bit = 0; bit < NAMES.length; bit++) {
            if ((flags & (1 << bit)) != 0) {
                text.add(NAMES[bit]);
            }
        }
        return text.toString();
    }
}
