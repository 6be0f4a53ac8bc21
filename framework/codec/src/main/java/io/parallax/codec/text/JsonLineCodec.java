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
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

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

    @Override
    public T read(MemorySegment bytes) {
        try (JsonParser parser = reader.createParser(bytes.toArray(ValueLayout.JAVA_BYTE))) {
            T value = reader.readValue(parser);
            if (value == null) {
                throw new ValidationException("the JSON document is null", 0);
            }
            return value;
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new ValidationException(
                    "the JSON document is wrong: " + e.getOriginalMessage(),
                    location == null ? 0 : Math.max(0, location.getByteOffset()));
        } catch (IOException e) {
            throw new IllegalStateException("reading an array failed", e);
        }
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
