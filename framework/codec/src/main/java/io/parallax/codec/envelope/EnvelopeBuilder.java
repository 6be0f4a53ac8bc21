package io.parallax.codec.envelope;

import com.google.flatbuffers.FlatBufferBuilder;
import io.parallax.api.buffer.Metadata;
import io.parallax.api.buffer.MetadataKey;
import io.parallax.codec.envelope.wire.Entry;
import io.parallax.codec.envelope.wire.Envelope;
import io.parallax.codec.envelope.wire.Value;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Builds one envelope with an open part.
final class EnvelopeBuilder {
    private final FlatBufferBuilder builder = new FlatBufferBuilder(512);

    /// {@return the envelope, from position to limit}
    /// @throws IllegalArgumentException if the open part has a value that has no bytes
    ByteBuffer build(Metadata metadata) {
        Map<Integer, Integer> later = new TreeMap<>();
        LaterFields fields = metadata.get(LaterFields.KEY);
        if (fields != null) {
            fields.values().forEach((number, value) -> later.put(number, value(value)));
        }
        int entries = entries(metadata);
        int count = later.isEmpty() ? PlainEnvelope.LATER : ((TreeMap<Integer, Integer>) later).lastKey() + 1;
        builder.startTable(count);
        Envelope.addPts(builder, metadata.pts());
        Envelope.addDts(builder, metadata.dts());
        Envelope.addDuration(builder, metadata.duration());
        Envelope.addSequence(builder, metadata.sequence());
        Envelope.addOffset(builder, metadata.offset());
        Envelope.addEntries(builder, entries);
        Envelope.addFlags(builder, metadata.flags());
        Envelope.addStreamId(builder, metadata.streamId());
        later.forEach((number, offset) -> builder.addOffset(number, offset, 0));
        Envelope.finishEnvelopeBuffer(builder, builder.endTable());
        return builder.dataBuffer();
    }

    private int entries(Metadata metadata) {
        List<Map.Entry<MetadataKey<?>, Object>> sorted = metadata.entries().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(LaterFields.KEY))
                .sorted(Comparator.comparing(entry -> entry.getKey().name()))
                .toList();
        if (sorted.size() > EnvelopeEntries.MOST) {
            throw new IllegalArgumentException(
                    "the metadata has " + sorted.size() + " entries, and an envelope carries " + EnvelopeEntries.MOST);
        }
        int[] offsets = new int[sorted.size()];
        for (int i = 0; i < offsets.length; i++) {
            String key = sorted.get(i).getKey().name();
            int value = value(key, sorted.get(i).getValue());
            offsets[i] = Entry.createEntry(builder, builder.createString(key), value);
        }
        return Envelope.createEntriesVector(builder, offsets);
    }

    private int value(String key, Object value) {
        if (value instanceof OpaqueValue opaque) {
            return value(opaque);
        }
        ValueKind kind = ValueKind.of(value);
        if (kind == null) {
            throw new IllegalArgumentException("the metadata '" + key + "' is a "
                    + value.getClass().getName()
                    + ", which an envelope cannot carry: use a number, a text or bytes, or take it away before");
        }
        return Value.createValue(builder, kind.number(), Value.createDataVector(builder, kind.bytes(value)));
    }

    private int value(OpaqueValue value) {
        int data = Value.createDataVector(builder, value.data().toArray(ValueLayout.JAVA_BYTE));
        return Value.createValue(builder, value.kind(), data);
    }
}
