package io.parallax.codec.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.flatbuffers.FlatBufferBuilder;
import io.parallax.api.codec.ValidationException;
import io.parallax.codec.flat.other.Tiny;
import io.parallax.codec.flat.weather.Station;
import io.parallax.codec.layout.LittleEndian;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FlatVerifierTest {
    private final FlatCodec<Station> codec = Stations.codec();

    private void refuses(byte[] bytes, String problem) {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> codec.validate(MemorySegment.ofArray(bytes)))
                .withMessageContaining(problem)
                .satisfies(e -> assertThat(e.offset()).isBetween(0L, 1L << 33));
    }

    private static byte[] tiny() {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        builder.finish(Tiny.createTiny(builder, 1, 2, 3));
        return builder.sizedByteArray();
    }

    @Test
    void readsWhatIsWhole() {
        Station station = codec.decode(MemorySegment.ofArray(Stations.whole()));

        assertThat(station.name()).isEqualTo("a station");
        assertThat(station.gusts(2).speed()).isEqualTo(20.5f);
        assertThat(station.notes(0)).isEqualTo("é");
        assertThat(station.tracks(0).x()).isEqualTo(4);
        assertThat(station.neighbour().name()).isEqualTo("neighbour");
        assertThat(Stations.readAll(station)).isNotZero();
    }

    @Test
    void writesWhatItRead() {
        byte[] bytes = Stations.whole();
        Station station = codec.decode(MemorySegment.ofArray(bytes));
        MemorySegment target = MemorySegment.ofArray(new byte[bytes.length]);

        assertThat(codec.encode(station)).isEqualTo(bytes);
        assertThat(codec.write(station, target)).isEqualTo(bytes.length);
        assertThat(target.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(bytes);
    }

    @Test
    void refusesAPointerOutside() {
        byte[] bytes = Stations.whole();
        MemorySegment.ofArray(bytes).set(LittleEndian.INT, 0, bytes.length + 100);

        refuses(bytes, "the root needs 4 bytes");
    }

    @Test
    void refusesATableOfAnotherSchema() {
        refuses(tiny(), "no identifier WTHR");

        // and a directory that another schema made, behind the identifier of this one
        FlatBufferBuilder builder = new FlatBufferBuilder();
        builder.finish(Tiny.createTiny(builder, 1, 2, 3), "WTHR");
        refuses(builder.sizedByteArray(), "Station.name");
    }

    @Test
    void refusesOneByteLess() {
        byte[] bytes = Stations.whole();

        refuses(Arrays.copyOf(bytes, bytes.length - 1), "it was cut off");
    }

    @Test
    void refusesEveryCut() {
        byte[] bytes = Stations.whole();

        for (int size = 0; size < bytes.length; size++) {
            MemorySegment cut = MemorySegment.ofArray(Arrays.copyOf(bytes, size));
            assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> codec.validate(cut));
        }
    }

    /// Positions count from the start of the payload, wherever that is: Java reads numbers at any address.
    @Test
    void takesAnOddAddress() {
        byte[] bytes = Stations.whole();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment odd = arena.allocate(bytes.length + 16L, 16).asSlice(3, bytes.length);
            odd.copyFrom(MemorySegment.ofArray(bytes));

            assertThat(Stations.readAll(codec.decode(odd)))
                    .isEqualTo(Stations.readAll(codec.decode(MemorySegment.ofArray(bytes))));
        }
    }

    @Test
    void refusesWhatIsRequiredAndMissing() {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        builder.startTable(1);
        builder.finish(builder.endTable(), "WTHR");

        refuses(builder.sizedByteArray(), "Station.name is required and not there");
    }

    @Test
    void limitsHowDeepTablesLead() {
        codec.validate(MemorySegment.ofArray(Stations.chain(64)));

        refuses(Stations.chain(65), "nested deeper than 64 tables");
    }

    @Test
    void takesEachSharedPartOnce() {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int text = builder.createString("x".repeat(100_000));
        int[] notes = new int[100_000];
        Arrays.fill(notes, text);
        int vector = Station.createNotesVector(builder, notes);
        Station.startStation(builder);
        Station.addName(builder, text);
        Station.addNotes(builder, vector);
        Station.finishStationBuffer(builder, Station.endStation(builder));

        codec.validate(MemorySegment.ofArray(builder.sizedByteArray())); // ten thousand million characters otherwise
    }

    @Test
    void saysWhatIsNoSchema() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlatVerifier.of(new byte[] {1, 2, 3}))
                .withMessageContaining("no binary schema");
    }

    @Test
    void namesTheTypeInItsCaps() {
        assertThat(codec.caps().toString())
                .isEqualTo("application/x-flatbuffers,schema=io.parallax.codec.flat.weather.Station-WTHR");
    }
}
