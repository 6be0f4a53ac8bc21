package io.parallax.codec.flat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.flatbuffers.FlatBufferBuilder;
import io.parallax.codec.flat.weather.Station;
import io.parallax.codec.flat.weather.Wind;
import java.lang.foreign.MemorySegment;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;

/// Whatever is built passes the verifier, and is read as it was built.
class FlatRoundTripTest {
    private final FlatCodec<Station> codec = Stations.codec();

    @Property
    void isReadAsItWasBuilt(
            @ForAll @CharRange(from = '\0', to = '\ud7ff') String name,
            @ForAll List<@CharRange(from = '\0', to = '\ud7ff') String> notes,
            @ForAll @Size(max = 20) List<Float> speeds,
            @ForAll long seen,
            @ForAll byte[] raw) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int text = builder.createString(name);
        int noteVector = Station.createNotesVector(
                builder, notes.stream().mapToInt(builder::createString).toArray());
        int gusts = Station.createGustsVector(
                builder,
                speeds.stream()
                        .mapToInt(speed -> Wind.createWind(builder, speed, text))
                        .toArray());
        int rawVector = Station.createRawVector(builder, raw);
        Station.startStation(builder);
        Station.addName(builder, text);
        Station.addNotes(builder, noteVector);
        Station.addGusts(builder, gusts);
        Station.addSeen(builder, seen);
        Station.addRaw(builder, rawVector);
        Station.finishStationBuffer(builder, Station.endStation(builder));

        Station station = codec.decode(MemorySegment.ofArray(builder.sizedByteArray()));

        assertThat(station.name()).isEqualTo(name);
        assertThat(station.notesLength()).isEqualTo(notes.size());
        for (int i = 0; i < notes.size(); i++) {
            assertThat(station.notes(i)).isEqualTo(notes.get(i));
        }
        for (int i = 0; i < speeds.size(); i++) {
            assertThat(station.gusts(i).speed()).isEqualTo(speeds.get(i));
        }
        assertThat(station.seen()).isEqualTo(seen);
        assertThat(station.rawLength()).isEqualTo(raw.length);
    }
}
