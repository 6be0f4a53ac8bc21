package io.parallax.codec.rkyv;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parallax.codec.layout.LayoutCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The archives that rkyv itself made, and what it says of damaged ones.
final class Vectors {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);
    private static final Map<String, Method> TYPES = types();
    private static final Map<String, LayoutCodec<Object>> CODECS = new HashMap<>();

    private Vectors() {}

    /// One row of a file.
    record Row(JsonNode json) {
        String name() {
            return json.get("name").asText();
        }

        String rustType() {
            return json.get("rust_type").asText();
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(json.get("bytes_hex").asText());
        }

        JsonNode get(String field) {
            return json.get(field);
        }

        Object value() {
            return new VectorValues(json.get("insertion_order")).build(type(rustType()), json.get("value"));
        }

        /// {@return the bytes at an address with the remainder that the row names}
        MemorySegment segment(Arena arena) {
            byte[] bytes = bytes();
            long misalign = json.has("misalign") ? json.get("misalign").asLong() : 0;
            MemorySegment segment =
                    arena.allocate(misalign + bytes.length + 1, 16).asSlice(misalign, bytes.length);
            return segment.copyFrom(MemorySegment.ofArray(bytes));
        }

        LayoutCodec<Object> codec() {
            return Vectors.codec(rustType());
        }

        @Override
        public String toString() {
            return (json.has("name") ? name() + ": " : "") + rustType();
        }
    }

    static synchronized LayoutCodec<Object> codec(String rustType) {
        return CODECS.computeIfAbsent(rustType, name -> RkyvFormat.codec(type(name), name));
    }

    static AnnotatedType type(String rustType) {
        Method method = TYPES.get(rustType);
        if (method == null) {
            throw new AssertionError("no Java type for " + rustType);
        }
        return method.getAnnotatedReturnType();
    }

    private static Map<String, Method> types() {
        Map<String, Method> types = new HashMap<>();
        for (Class<?> holder : List.of(RustTypes.class, RustContainers.class)) {
            for (Method method : holder.getDeclaredMethods()) {
                types.put(method.getAnnotation(Rust.class).value(), method);
            }
        }
        return types;
    }

    static List<Row> rows(String... files) {
        List<Row> rows = new ArrayList<>();
        for (String file : files) {
            try (InputStream in = Vectors.class.getResourceAsStream("/rkyv/" + file + ".json")) {
                JSON.readTree(in).forEach(json -> rows.add(new Row(json)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return rows;
    }

    static List<Row> valid() {
        return rows("primitives", "strings", "options", "sequences", "structs-enums", "maps", "parallax");
    }
}
