package io.parallax.codec.text;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.parallax.api.codec.ValidationException;
import io.parallax.codec.layout.LittleEndian;
import io.parallax.codec.layout.Utf8;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One JSON document on one line. Fields that the class does not have are passed over, so that a writer may have more.
/// @param <T> type of the values
public final class JsonLineCodec<T> extends ArrayCodec<T> {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private final ObjectReader reader;
    private final ObjectWriter writer;

    /// @param type a class that Jackson reads and writes
    public JsonLineCodec(Class<T> type) {
        super("application/x-ndjson", "application/x-ndjson");
        this.reader = MAPPER.readerFor(type);
        this.writer = MAPPER.writerFor(type);
    }

    @Override
    public void validate(MemorySegment bytes) {
        TextCodec.checkText(bytes);
        long last = bytes.byteSize() - 1;
        for (long at = 0; at < last; at++) {
            if (LittleEndian.unsignedByte(bytes, at) == '\n') {
                throw new ValidationException("the JSON document goes on after its line", at + 1);
            }
        }
        if (last < 0 || LittleEndian.unsignedByte(bytes, last) != '\n') {
            throw new ValidationException("the JSON document does not end with a line feed", Math.max(last, 0));
        }
        T _ = read(bytes);
    }

    /// The text is given as a string, since Jackson would guess the encoding of bytes.
    @Override
    public T read(MemorySegment bytes) {
        String text = Utf8.read(bytes, 0, Math.toIntExact(bytes.byteSize()));
        try (JsonParser parser = reader.createParser(text)) {
            T value = reader.readValue(parser);
            if (value == null) {
                throw new ValidationException("the JSON document is null", 0);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new ValidationException(
                    "the JSON document is wrong: " + e.getOriginalMessage(), byteOffset(text, e.getLocation()));
        } catch (IOException e) {
            throw new IllegalStateException("reading a string failed", e);
        }
    }

    private static long byteOffset(String text, @Nullable JsonLocation location) {
        long at = location == null ? 0 : Math.clamp(location.getCharOffset(), 0, text.length());
        return text.substring(0, (int) at).getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public byte[] encode(T value) {
        try {
            byte[] document = writer.writeValueAsBytes(value);
            byte[] line = Arrays.copyOf(document, document.length + 1);
            line[document.length] = '\n';
            return line;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Jackson can not write " + value.getClass().getName(), e);
        }
    }
}
