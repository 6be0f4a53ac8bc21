package io.parallax.api.buffer;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;

/// Bytes as text for people: sixteen to a line, with offset and characters.
/// ```
/// 00000000  68 65 6c 6c 6f 20 77 6f 72 6c 64 0a              |hello world.|
/// ```
public final class HexDump {
    private static final int LINE = 16;
    private static final int CHARACTERS_AT = 60;
    private static final HexFormat HEX = HexFormat.of();

    private HexDump() {}

    /// {@return the dump, each line ended by a line feed; a last line tells how many bytes are not shown}
    /// @param bytes what to show
    /// @param limit most bytes to show, negative for all
    public static String toText(MemorySegment bytes, long limit) {
        long shown = limit < 0 ? bytes.byteSize() : Math.min(limit, bytes.byteSize());
        StringBuilder text = new StringBuilder();
        for (long offset = 0; offset < shown; offset += LINE) {
            appendLine(text, bytes.asSlice(offset, Math.min(LINE, shown - offset)), offset);
        }
        long hidden = bytes.byteSize() - shown;
        if (hidden > 0) {
            text.append("... ").append(hidden).append(" more bytes\n");
        }
        return text.toString();
    }

    private static void appendLine(StringBuilder text, MemorySegment part, long offset) {
        byte[] line = part.toArray(ValueLayout.JAVA_BYTE);
        int start = text.length();
        text.append(HEX.toHexDigits(offset, 8)).append(' ');
        for (int i = 0; i < line.length; i++) {
            text.append(i == LINE / 2 ? "  " : " ");
            HEX.toHexDigits(text, line[i]);
        }
        text.repeat(' ', start + CHARACTERS_AT - text.length()).append('|');
        for (byte value : line) {
            text.append(value >= ' ' && value < 0x7f ? (char) value : '.');
        }
        text.append("|\n");
    }
}
