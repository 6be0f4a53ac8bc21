package io.parallax.codec.flat;

import com.google.flatbuffers.FlatBufferBuilder;
import io.parallax.codec.flat.weather.Event;
import io.parallax.codec.flat.weather.Grid;
import io.parallax.codec.flat.weather.Place;
import io.parallax.codec.flat.weather.Rainfall;
import io.parallax.codec.flat.weather.Sky;
import io.parallax.codec.flat.weather.Station;
import io.parallax.codec.flat.weather.Wind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Payloads that have everything.
final class Stations {
    private Stations() {}

    static byte[] schema(String name) {
        try (InputStream in = Stations.class.getResourceAsStream("/flat/" + name + ".bfbs")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FlatCodec<Station> codec() {
        return new FlatCodec<>(schema("weather"), Station::getRootAsStation, Station::getByteBuffer);
    }

    static byte[] whole() {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int neighbour = plain(builder, "neighbour", 0);
        int station = full(builder, neighbour);
        Station.finishStationBuffer(builder, station);
        return builder.sizedByteArray();
    }

    private static int plain(FlatBufferBuilder builder, String name, int neighbour) {
        int text = builder.createString(name);
        Station.startStation(builder);
        Station.addName(builder, text);
        if (neighbour != 0) {
            Station.addNeighbour(builder, neighbour);
        }
        return Station.endStation(builder);
    }

    private static int full(FlatBufferBuilder builder, int neighbour) {
        int name = builder.createString("a station");
        int from = builder.createSharedString("north");
        int strong = Wind.createWind(builder, 20.5f, from);
        int weak = Wind.createWind(builder, 0.5f, builder.createSharedString("north"));
        int gusts = Station.createGustsVector(builder, new int[] {strong, weak, strong});
        int notes = Station.createNotesVector(builder, new int[] {builder.createString("é"), builder.createString("")});
        Station.startTracksVector(builder, 2);
        Place.createPlace(builder, 1, 2, 3);
        Place.createPlace(builder, 4, 5, 6);
        int tracks = builder.endVector();
        int raw = Station.createRawVector(builder, new byte[] {1, 2, 3});
        int rain = Rainfall.createRainfall(builder, Rainfall.createAmountsVector(builder, new double[] {0.25, 0.5}));
        int types = Station.createHistoryTypeVector(builder, new byte[] {Event.Rainfall, Event.Wind});
        int history = Station.createHistoryVector(builder, new int[] {rain, weak});
        Station.startStation(builder);
        Station.addName(builder, name);
        Station.addPlace(builder, Place.createPlace(builder, 7, 8, 9));
        Station.addSky(builder, Sky.Rain);
        Station.addOpen(builder, true);
        Station.addHeight(builder, 4000);
        Station.addSeen(builder, -1L);
        Station.addGusts(builder, gusts);
        Station.addNotes(builder, notes);
        Station.addTracks(builder, tracks);
        Station.addRaw(builder, raw);
        Station.addLatestType(builder, Event.Wind);
        Station.addLatest(builder, strong);
        Station.addHistoryType(builder, types);
        Station.addHistory(builder, history);
        Station.addGrid(builder, Grid.createGrid(builder, new short[] {1, 2, 3, 4}, 1, 2, 3));
        Station.addNeighbour(builder, neighbour);
        return Station.endStation(builder);
    }

    /// {@return stations, each the neighbour of the next}
    static byte[] chain(int length) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int station = 0;
        for (int i = 0; i < length; i++) {
            station = plain(builder, "station " + i, station);
        }
        Station.finishStationBuffer(builder, station);
        return builder.sizedByteArray();
    }

    /// Reads everything that the accessors offer.
    /// @return a number that depends on all of it
    static long readAll(Station station) {
        long sum = station.name().hashCode()
                + station.sky()
                + station.height()
                + station.seen()
                + (station.open() ? 1 : 0);
        if (station.place() != null) {
            sum += (long) station.place().x() + station.place().level();
        }
        for (int i = 0; i < station.gustsLength(); i++) {
            sum += wind(station.gusts(i));
        }
        for (int i = 0; i < station.notesLength(); i++) {
            sum += station.notes(i).length();
        }
        for (int i = 0; i < station.tracksLength(); i++) {
            sum += (long) station.tracks(i).y();
        }
        for (int i = 0; i < station.rawLength(); i++) {
            sum += station.raw(i);
        }
        sum += event(station);
        for (int i = 0; i < station.historyLength(); i++) {
            if (station.historyType(i) == Event.Wind) {
                sum += wind((Wind) station.history(new Wind(), i));
            } else if (station.historyType(i) == Event.Rainfall) {
                sum += rain((Rainfall) station.history(new Rainfall(), i));
            }
        }
        if (station.grid() != null) {
            sum += station.grid().cells(3) + (long) station.grid().corner().y();
        }
        return station.neighbour() == null ? sum : sum + readAll(station.neighbour());
    }

    private static long event(Station station) {
        return switch (station.latestType()) {
            case Event.Wind -> wind((Wind) station.latest(new Wind()));
            case Event.Rainfall -> rain((Rainfall) station.latest(new Rainfall()));
            default -> 0;
        };
    }

    private static long wind(@Nullable Wind wind) {
        return wind == null
                ? 0
                : (long) wind.speed() + (wind.from() == null ? 0 : wind.from().length());
    }

    private static long rain(@Nullable Rainfall rain) {
        long sum = 0;
        for (int i = 0; rain != null && i < rain.amountsLength(); i++) {
            sum += (long) rain.amounts(i);
        }
        return sum;
    }
}
