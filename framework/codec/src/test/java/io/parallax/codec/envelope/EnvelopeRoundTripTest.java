package io.parallax.codec.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.Metadata;
import io.parallax.api.buffer.MetadataKey;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.HeapPoolProvider;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;

/// Whatever metadata says, an envelope carries.
class EnvelopeRoundTripTest {
    private final StandardEnvelopes envelopes = new StandardEnvelopes();

    @Property
    void carriesEverything(
            @ForAll @Size(5) List<Long> numbers,
            @ForAll int streamId,
            @ForAll int flags,
            @ForAll @Size(max = 20) Map<@AlphaChars String, Long> longs,
            @ForAll @Size(max = 20) Map<@AlphaChars String, Double> doubles) {
        MemorySegment room = MemorySegment.ofArray(new byte[65_536]);
        try (MemoryPool pool = new HeapPoolProvider().create(new PoolConfig("test", 64, 2));
                Buffer from = Objects.requireNonNull(pool.tryLoan()).publish(1);
                Buffer to = Objects.requireNonNull(pool.tryLoan()).publish(1)) {
            Metadata said = from.metadata()
                    .pts(numbers.get(0))
                    .dts(numbers.get(1))
                    .duration(numbers.get(2))
                    .sequence(numbers.get(3))
                    .offset(numbers.get(4))
                    .streamId(streamId)
                    .flags(flags);
            longs.forEach((name, value) -> said.put(new MetadataKey<>("long " + name, Long.class), value));
            doubles.forEach((name, value) -> said.put(new MetadataKey<>("double " + name, Double.class), value));

            envelopes.read(room.asSlice(0, envelopes.write(said, room)), to.metadata());

            Metadata read = to.metadata();
            assertThat(List.of(read.pts(), read.dts(), read.duration(), read.sequence(), read.offset()))
                    .isEqualTo(numbers);
            assertThat(read.streamId()).isEqualTo(streamId);
            assertThat(read.flags()).isEqualTo(flags);
            assertThat(read.entries()).isEqualTo(said.entries());
        }
    }
}
