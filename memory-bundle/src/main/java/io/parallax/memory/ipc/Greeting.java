package io.parallax.memory.ipc;

import io.parallax.memory.layout.ArenaHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What an owner says on a member's socket; a member says nothing.
///
/// ```
/// offset size field
///      0    8 magic "PLXARENA"
///      8    4 version, major << 16 | minor
///     12    4 kind: 1 welcome (data file, control file and bell come with it), 2 refused, 3 sent away
///     16    n why, UTF-8, at most 240 bytes
/// ```
/// @param kind what it is
/// @param reason why; empty for a welcome
record Greeting(int kind, String reason) {
    static final int WELCOME = 1;
    static final int REFUSED = 2;
    static final int SENT_AWAY = 3;

    /// Data file, control file, bell.
    static final int DESCRIPTORS = 3;

    static final int MOST_BYTES = 256;
    private static final int HEADER_BYTES = 16;

    byte[] encode() {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[HEADER_BYTES + Math.min(text.length, MOST_BYTES - HEADER_BYTES)];
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(ArenaHeader.MAGIC)
                .putInt(ArenaHeader.VERSION)
                .putInt(kind)
                .put(text, 0, bytes.length - HEADER_BYTES);
        return bytes;
    }

    /// @throws ArenaException if it is none
    static Greeting decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < HEADER_BYTES || buffer.getLong(0) != ArenaHeader.MAGIC) {
            throw new ArenaException("what listens there is no arena; check the path");
        }
        int version = buffer.getInt(8);
        if (version >>> 16 != ArenaHeader.VERSION >>> 16) {
            throw new ArenaException("the arena speaks version " + (version >>> 16) + ", and this program "
                    + (ArenaHeader.VERSION >>> 16) + "; use the same release on both sides");
        }
        byte[] text = Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length);
        return new Greeting(buffer.getInt(12), new String(text, StandardCharsets.UTF_8));
    }
}
