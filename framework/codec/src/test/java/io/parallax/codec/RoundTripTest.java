package io.parallax.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.codec.Codec;
import io.parallax.api.codec.Codecs;
import io.parallax.api.codec.Cursor;
import io.parallax.api.codec.InPlaceCodec;
import io.parallax.api.codec.LongField;
import io.parallax.api.codec.TextField;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What is written is read, by every codec.
class RoundTripTest {
    private static final Codecs CODECS = new StandardCodecs();

    record Document(int number, double real, String text, List<String> list) {}

    private static <T> void holds(Codec<T> codec, T value) {
        byte[] bytes = codec.encode(value);
        assertThat(codec.decode(MemorySegment.ofArray(bytes))).isEqualTo(value);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(bytes.length, 16).fill((byte) 0x5a);
            assertThat(codec.write(value, target)).isEqualTo(bytes.length);
            assertThat(target.mismatch(MemorySegment.ofArray(bytes))).isEqualTo(-1);
        }
        assertThat(codec.encode(codec.read(MemorySegment.ofArray(bytes)))).isEqualTo(bytes);
    }

    @Property
    void records(@ForAll long seed) {
        holds(CODECS.record(Sample.class), new Samples(seed).sample());
    }

    @Property
    void archives(@ForAll long seed) {
        holds(CODECS.rkyv(Sample.class), new Samples(seed).sample());
    }

    /// A hash table keeps its entries, and not the order in which they were put in.
    @Property
    void archivesWithMaps(@ForAll long seed) {
        Codec<Sample.Archived> codec = CODECS.rkyv(Sample.Archived.class);
        Sample.Archived value = new Samples(seed).archived();

        assertThat(codec.decode(MemorySegment.ofArray(codec.encode(value)))).isEqualTo(value);
    }

    @Property
    void fieldsAreWhatTheValueHas(@ForAll long seed) {
        Sample value = new Samples(seed).sample();
        for (InPlaceCodec<Sample> codec : List.of(CODECS.rkyv(Sample.class), CODECS.record(Sample.class))) {
            Cursor<Sample> cursor = codec.cursor().over(MemorySegment.ofArray(codec.encode(value)));
            LongField<Sample> large = codec.fields().integer("large");
            TextField<Sample> name = codec.fields().text("name");

            assertThat(large.get(cursor)).isEqualTo(value.large());
            assertThat(name.get(cursor)).isEqualTo(value.name());
            assertThat(name.isEqual(cursor, value.name().getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
            assertThat(codec.fields().present("next").get(cursor))
                    .isEqualTo(value.next().isPresent());
            assertThat(codec.fields().list("shapes", Sample.Shape.class).size(cursor))
                    .isEqualTo(value.shapes().size());
            assertThat(cursor.value()).isEqualTo(value);
        }
    }

    @Property
    void text(@ForAll long seed) {
        holds(CODECS.utf8(), new Samples(seed).text());
    }

    @Property
    void documents(@ForAll int number, @ForAll double real, @ForAll long seed) {
        Samples samples = new Samples(seed);
        holds(
                CODECS.jsonLines(Document.class),
                new Document(number, real, samples.text(), samples.list(5, samples::text)));
    }

    @Property
    void bytes(@ForAll byte[] value) {
        Codec<byte[]> codec = CODECS.bytes();

        assertThat(codec.decode(MemorySegment.ofArray(codec.encode(value)))).isEqualTo(value);
    }
}
