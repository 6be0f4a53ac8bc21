package io.parallax.codec.envelope;

import io.parallax.api.buffer.Metadata;
import io.parallax.api.buffer.MetadataKey;
import io.parallax.api.codec.ValidationException;
import io.parallax.codec.flat.RawTable;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The open part of an envelope, and what later versions have put beside it.
record EnvelopeEntries(Map<MetadataKey<?>, Object> values) {
    /// How many entries there may be.
    static final int MOST = 256;

    private static final int ENTRIES = 7;
    private static final int KEY = 0;
    private static final int VALUE = 1;
    private static final int KIND = 0;
    private static final int DATA = 1;

    private static final EnvelopeEntries NONE = new EnvelopeEntries(Map.of());

    /// {@return the open part of a verified envelope}
    /// @throws ValidationException if a value is not what its kind says
    static EnvelopeEntries read(RawTable root) {
        int fields = root.fields();
        if (fields > StandardEnvelopes.MOST_FIELDS) {
            throw new ValidationException(
                    "the envelope has " + fields + " fields, expected at most " + StandardEnvelopes.MOST_FIELDS,
                    root.at());
        }
        if (root.field(ENTRIES) < 0 && fields <= PlainEnvelope.LATER) {
            return NONE;
        }
        Map<MetadataKey<?>, Object> values = new LinkedHashMap<>();
        List<RawTable> entries = root.tables(ENTRIES, MOST);
        for (RawTable entry : entries) {
            add(values, entry.text(KEY), opaque(entry.table(VALUE), entry), entry.at());
        }
        Map<Integer, OpaqueValue> later = new TreeMap<>();
        for (int number = PlainEnvelope.LATER; number < fields; number++) {
            RawTable value = root.table(number);
            if (value != null) {
                later.put(number, opaque(value, value));
            }
        }
        if (!later.isEmpty()) {
            values.put(LaterFields.KEY, new LaterFields(Map.copyOf(later)));
        }
        return new EnvelopeEntries(values);
    }

    private static OpaqueValue opaque(@Nullable RawTable value, RawTable owner) {
        if (value == null) {
            throw new ValidationException("the entry has no value", owner.at());
        }
        MemorySegment data = value.blob(DATA);
        return new OpaqueValue((int) value.number(KIND, Byte.BYTES, 0), ValueKind.copy(data));
    }

    private static void add(Map<MetadataKey<?>, Object> values, String name, OpaqueValue value, long at) {
        ValueKind kind = ValueKind.of(value.kind());
        Object known = kind == null ? value : kind.read(value.data(), name, at);
        Class<?> type = kind == null ? OpaqueValue.class : kind.type();
        if (name.equals(LaterFields.KEY.name()) || values.put(new MetadataKey<>(name, type), known) != null) {
            throw new ValidationException("the key " + name + " is there twice, or is not to be used", at);
        }
    }

    void putInto(Metadata metadata) {
        values.forEach((key, value) -> put(metadata, key, value));
    }

    private static <T> void put(Metadata metadata, MetadataKey<T> key, Object value) {
        metadata.put(key, key.type().cast(value));
    }
}
