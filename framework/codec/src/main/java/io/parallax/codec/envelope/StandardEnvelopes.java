package io.parallax.codec.envelope;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceProvider;
import io.parallax.api.buffer.Envelopes;
import io.parallax.api.buffer.Metadata;
import io.parallax.codec.flat.FlatVerifier;
import io.parallax.codec.flat.RawTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import org.osgi.service.component.annotations.Component;

/// Envelopes as FlatBuffers tables.
@Component(service = Envelopes.class)
@ServiceProvider(value = Envelopes.class, resolution = Resolution.OPTIONAL)
public final class StandardEnvelopes implements Envelopes {
    /// How many fields an envelope may have, of this and of all later versions.
    static final int MOST_FIELDS = 64;

    private static final FlatVerifier VERIFIER =
            FlatVerifier.of(schema()).withLaterFields("io.parallax.codec.envelope.wire.Value", MOST_FIELDS);

    private final PlainEnvelope plain = new PlainEnvelope();

    private static byte[] schema() {
        try (InputStream in = StandardEnvelopes.class.getResourceAsStream("envelope.bfbs")) {
            if (in == null) {
                throw new IllegalStateException("the schema of envelopes is missing from the bundle");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long write(Metadata metadata, MemorySegment target) {
        if (metadata.entries().isEmpty()) {
            return plain.write(metadata, target);
        }
        MemorySegment bytes = MemorySegment.ofBuffer(new EnvelopeBuilder().build(metadata));
        need(target, bytes.byteSize());
        MemorySegment.copy(bytes, 0, target, 0, bytes.byteSize());
        return bytes.byteSize();
    }

    static void need(MemorySegment target, long size) {
        if (size > target.byteSize()) {
            throw new IndexOutOfBoundsException("the envelope needs " + size + " bytes, and " + target.byteSize()
                    + " were given: give a larger segment");
        }
    }

    @Override
    public void read(MemorySegment envelope, Metadata into) {
        VERIFIER.verify(envelope);
        RawTable root = RawTable.root(envelope);
        EnvelopeEntries entries = EnvelopeEntries.read(root);
        into.pts(root.number(PlainEnvelope.PTS, Long.BYTES, Long.MIN_VALUE))
                .dts(root.number(PlainEnvelope.DTS, Long.BYTES, Long.MIN_VALUE))
                .duration(root.number(PlainEnvelope.DURATION, Long.BYTES, Long.MIN_VALUE))
                .sequence(root.number(PlainEnvelope.SEQUENCE, Long.BYTES, -1))
                .offset(root.number(PlainEnvelope.OFFSET, Long.BYTES, -1))
                .streamId((int) root.number(PlainEnvelope.STREAM_ID, Integer.BYTES, 0))
                .flags((int) root.number(PlainEnvelope.FLAGS, Integer.BYTES, 0));
        entries.putInto(into);
    }
}
