package io.parallax.codec.layout;

import java.lang.foreign.MemorySegment;

/// The hash of map keys: FxHash with 64 bits, fed in words.
public final class KeyHash {
    private static final long FACTOR = 0x517cc1b727220a95L;
    private static final int TURN = 5;

    private long state;

    /// Feeds a number.
    public void word(long word) {
        state = (Long.rotateLeft(state, TURN) ^ word) * FACTOR;
    }

    /// Feeds bytes, eight at a time.
    public void bytes(byte[] bytes) {
        MemorySegment segment = MemorySegment.ofArray(bytes);
        int at = 0;
        for (; bytes.length - at >= Long.BYTES; at += Long.BYTES) {
            word(segment.get(LittleEndian.LONG, at));
        }
        if (bytes.length - at >= Integer.BYTES) {
            word(LittleEndian.unsignedInt(segment, at));
            at += Integer.BYTES;
        }
        if (bytes.length - at >= Short.BYTES) {
            word(segment.get(LittleEndian.SHORT, at) & 0xffff);
            at += Short.BYTES;
        }
        if (bytes.length > at) {
            word(bytes[at] & 0xff);
        }
    }

    /// {@return the hash of what was fed}
    public long value() {
        return state;
    }
}
