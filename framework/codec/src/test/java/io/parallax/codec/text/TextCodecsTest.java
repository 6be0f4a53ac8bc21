package io.parallax.codec.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parallax.api.codec.Codec;
import io.parallax.api.codec.ValidationException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextCodecsTest {
    record Reading(String sensor, double celsius) {}

    private final Codec<Reading> documents = new JsonLineCodec<>(Reading.class);

    private static MemorySegment segment(String text) {
        return MemorySegment.ofArray(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"61ff, 1", "c080, 0", "6161eda080, 2", "61c3, 1", "f4908080, 0", "6162636465666768e282, 8"})
    void tellsWhereTextIsNotUtf8(String hex, int at) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> new TextCodec().decode(MemorySegment.ofArray(bytes)))
                .withMessage("the text is not UTF-8 at byte " + at);
    }

    @Test
    void refusesHalfASurrogatePair() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextCodec().encode("ab\udc00"))
                .withMessageContaining("index 2");
    }

    @Test
    void readsOneDocumentALine() {
        String line = "{\"sensor\":\"é\",\"celsius\":21.5}\n";

        assertThat(documents.decode(segment(line))).isEqualTo(new Reading("é", 21.5));
        assertThat(documents.encode(new Reading("é", 21.5))).isEqualTo(line.getBytes(StandardCharsets.UTF_8));
        assertThat(documents.decode(segment("{\"celsius\":1,\"sensor\":\"\",\"more\":[1]}\n")))
                .isEqualTo(new Reading("", 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|does not end with a line feed",
                "{}~{}~|goes on after its line",
                "{\"celsius\":\"warm\"}~|is wrong",
                "{\"celsius\":null}~|is wrong",
                "{~|is wrong",
                "null~|is null",
                "{} {}~|is wrong",
                "~|is wrong"
            })
    void refusesOtherLines(String line, String problem) {
        MemorySegment bytes = segment(line.replace('~', '\n'));

        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> documents.validate(bytes))
                .withMessageContaining(problem);
    }

    @Test
    void tellsTheByteAndNotTheCharacter() {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(() -> documents.validate(segment("{\"sensor\":\"ééé\",,}\n")))
                .satisfies(e -> assertThat(e.offset()).isBetween(18L, 20L));
    }
}
