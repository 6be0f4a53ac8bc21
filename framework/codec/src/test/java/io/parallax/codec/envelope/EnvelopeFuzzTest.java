package io.parallax.codec.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.Metadata;
import io.parallax.api.buffer.MetadataKey;
import io.parallax.api.caps.Caps;
import io.parallax.api.caps.Fraction;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.codec.Fuzzing;
import io.parallax.codec.Fuzzing.Subject;
import io.parallax.memory.HeapPoolProvider;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Envelopes, damaged: refused, or read and written again.
class EnvelopeFuzzTest {
    private static final int ROOM = 65_536;

    private final StandardEnvelopes envelopes = new StandardEnvelopes();

    private byte[] encode(Metadata metadata) {
        byte[] room = new byte[ROOM];
        return Arrays.copyOf(room, (int) envelopes.write(metadata, MemorySegment.ofArray(room)));
    }

    private static Metadata fill(Metadata metadata) {
        return metadata.pts(1)
                .sequence(7)
                .put(new MetadataKey<>("flag", Boolean.class), true)
                .put(new MetadataKey<>("text", String.class), "é and more")
                .put(new MetadataKey<>("fraction", Fraction.class), new Fraction(1, 2))
                .put(new MetadataKey<>("caps", Caps.class), Caps.parse("video/x-raw,width=[1,100]"));
    }

    @Test
    void readsAndWritesWhatIsVerified() {
        try (MemoryPool pool = new HeapPoolProvider().create(new PoolConfig("fuzz", 64, 2))) {
            Buffer plain = Objects.requireNonNull(pool.tryLoan()).publish(1);
            Buffer full = Objects.requireNonNull(pool.tryLoan()).publish(1);
            MemorySegment room = MemorySegment.ofArray(new byte[ROOM]);
            byte[] small = encode(plain.metadata().pts(5));
            byte[] whole = encode(fill(full.metadata()));
            full.close();

            long refused = Fuzzing.refused(List.of(
                    new Subject("plain", small, bytes -> passOn(pool, bytes, room)),
                    new Subject("full", whole, bytes -> passOn(pool, bytes, room))));
            plain.close();

            assertThat(refused).isBetween(Fuzzing.inputs() / 4L, Fuzzing.inputs() - 100L);
        }
    }

    private void passOn(MemoryPool pool, MemorySegment bytes, MemorySegment room) {
        try (Buffer buffer = Objects.requireNonNull(pool.tryLoan()).publish(1)) {
            envelopes.read(bytes, buffer.metadata());
            assertThat(envelopes.write(buffer.metadata(), room)).isPositive();
        }
    }
}
