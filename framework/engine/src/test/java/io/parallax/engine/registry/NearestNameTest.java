package io.parallax.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
    @ParameterizedTest
    @CsvSource({
        "filesrc, filesrc, 0",
        "filescr, filesrc, 1",
        "filsrc, filesrc, 1",
        "filessrc, filesrc, 1",
        "filexrc, filesrc, 1",
        "'', abc, 3",
        "ca, abc, 3",
        "kitten, sitting, 3"
    })
    void countsSlips(String a, String b, int distance) {
        assertThat(NearestName.distance(a, b)).isEqualTo(distance);
        assertThat(NearestName.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        List<String> names = List.of("filesink", "filesrc", "queue", "tee");

        assertThat(NearestName.of("filescr", names)).contains("filesrc");
        assertThat(NearestName.of("FileSink", names)).contains("filesink");
        assertThat(NearestName.of("te", names)).contains("tee");
        assertThat(NearestName.of("qu", names)).isEmpty();
        assertThat(NearestName.of("identity", names)).isEmpty();
    }
}
