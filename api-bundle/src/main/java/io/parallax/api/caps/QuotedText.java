package io.parallax.api.caps;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Texts in quotes: characters that are not part of words follow a backslash, those beyond ASCII as octal UTF-8 bytes.
final class QuotedText {
    private QuotedText() {}

    static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            if (Names.isWordChar(c)) {
                out.append(c);
            } else if (c > ' ' - 1 && c < 0x7f && c != '[' && c != ']') {
                out.append('\\').append(c);
            } else {
                // Brackets too: GStreamer counts them in nested structures without regard to quotes.
                out.append('\\').append((char) ('0' + (c >> 6)));
                out.append((char) ('0' + ((c >> 3) & 7))).append((char) ('0' + (c & 7)));
            }
        }
        return out.append('"').toString();
    }

    /// {@return what stands between quotes with its escapes resolved, or null if the bytes are no UTF-8}
    /// @param raw the characters between the quotes
    static @Nullable String unescape(String raw) {
        if (raw.indexOf('\\') < 0) {
            return isWellFormed(raw) ? raw : null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        StringBuilder plain = new StringBuilder();
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c == '\\' && isOctal(raw, i + 1)) {
                if (!flush(plain, bytes)) {
                    return null;
                }
                bytes.write(Integer.parseInt(raw, i + 1, i + 4, 8));
                i += 4;
            } else {
                i += c == '\\' && i + 1 < raw.length() ? 1 : 0;
                plain.append(raw.charAt(i));
                i++;
            }
        }
        return flush(plain, bytes) ? decode(bytes.toByteArray()) : null;
    }

    private static boolean flush(StringBuilder plain, ByteArrayOutputStream bytes) {
        if (plain.isEmpty()) {
            return true;
        }
        String text = plain.toString();
        plain.setLength(0);
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return isWellFormed(text);
    }

    private static @Nullable String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    private static boolean isOctal(String text, int start) {
        return start + 3 <= text.length()
                && text.charAt(start) >= '0'
                && text.charAt(start) <= '3'
                && isOctalDigit(text.charAt(start + 1))
                && isOctalDigit(text.charAt(start + 2));
    }

    private static boolean isOctalDigit(char c) {
        return c >= '0' && c <= '7';
    }
}
