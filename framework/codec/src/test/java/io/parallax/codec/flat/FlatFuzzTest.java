package io.parallax.codec.flat;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.codec.Fuzzing;
import io.parallax.codec.Fuzzing.Subject;
import io.parallax.codec.flat.weather.Station;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every accessor is called on what the verifier lets through.
class FlatFuzzTest {
    @Test
    void accessorsReadWhatIsVerified() {
        FlatCodec<Station> codec = Stations.codec();
        List<Subject> subjects = List.of(
                new Subject("station", Stations.whole(), bytes -> Stations.readAll(codec.decode(bytes))),
                new Subject("chain", Stations.chain(10), bytes -> Stations.readAll(codec.decode(bytes))));

        assertThat(Fuzzing.refused(subjects)).isBetween(Fuzzing.inputs() / 4L, Fuzzing.inputs() - 100L);
    }
}
