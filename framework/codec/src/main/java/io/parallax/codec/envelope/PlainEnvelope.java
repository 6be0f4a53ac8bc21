package io.parallax.codec.envelope;

import com.google.flatbuffers.FlatBufferBuilder;
import io.parallax.api.buffer.Metadata;
import io.parallax.codec.envelope.wire.Envelope;
import io.parallax.codec.flat.RawTable;
import io.parallax.codec.layout.LittleEndian;
import java.lang.foreign.MemorySegment;

/// Envelopes without an open part. They all look alike but for seven numbers, so writing one allocates nothing.
final class PlainEnvelope {
    static final int PTS = 0;
    static final int DTS = 1;
    static final int DURATION = 2;
    static final int SEQUENCE = 3;
    static final int OFFSET = 4;
    static final int STREAM_ID = 5;
    static final int FLAGS = 6;

    /// The first number of fields that this version does not know.
    static final int LATER = 8;

    private final MemorySegment pattern;
    private final long[] places = new long[FLAGS + 1];

    PlainEnvelope() {
        FlatBufferBuilder builder = new FlatBufferBuilder(128).forceDefaults(true);
        Envelope.startEnvelope(builder);
        Envelope.addPts(builder, 0);
        Envelope.addDts(builder, 0);
        Envelope.addDuration(builder, 0);
        Envelope.addSequence(builder, 0);
        Envelope.addOffset(builder, 0);
        Envelope.addStreamId(builder, 0);
        Envelope.addFlags(builder, 0);
        Envelope.finishEnvelopeBuffer(builder, Envelope.endEnvelope(builder));
        this.pattern = MemorySegment.ofArray(builder.sizedByteArray());
        RawTable root = RawTable.root(pattern);
        for (int field = 0; field <= FLAGS; field++) {
            places[field] = root.field(field);
        }
    }

    long write(Metadata metadata, MemorySegment target) {
        long size = pattern.byteSize();
        StandardEnvelopes.need(target, size);
        MemorySegment.copy(pattern, 0, target, 0, size);
        target.set(LittleEndian.LONG, places[PTS], metadata.pts());
        target.set(LittleEndian.LONG, places[DTS], metadata.dts());
        target.set(LittleEndian.LONG, places[DURATION], metadata.duration());
        target.set(LittleEndian.LONG, places[SEQUENCE], metadata.sequence());
        target.set(LittleEndian.LONG, places[OFFSET], metadata.offset());
        target.set(LittleEndian.INT, places[STREAM_ID], metadata.streamId());
        target.set(LittleEndian.INT, places[FLAGS], metadata.flags());
        return size;
    }
}
