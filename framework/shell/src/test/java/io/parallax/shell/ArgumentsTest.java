package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final List<Option> KNOWN = List.of(Option.QUIET, Option.VERBOSE, Option.FILE);

    @Test
    void takesOptionsAnywhere() {
        Arguments arguments = Arguments.of(KNOWN, List.of("a", "-q", "!", "b"));

        assertThat(arguments.has(Option.QUIET)).isTrue();
        assertThat(arguments.has(Option.VERBOSE)).isFalse();
        assertThat(arguments.words()).containsExactly("a", "!", "b");
    }

    @Test
    void takesValuesInEveryUsualForm() {
        assertThat(fileOf("-f", "x")).isEqualTo("x");
        assertThat(fileOf("-fx")).isEqualTo("x");
        assertThat(fileOf("-qfx")).isEqualTo("x");
        assertThat(fileOf("--file", "x")).isEqualTo("x");
        assertThat(fileOf("--file=x")).isEqualTo("x");
        assertThat(fileOf("--file=")).isEmpty();
        assertThat(fileOf("-f", "-")).isEqualTo("-");
    }

    @Test
    void takesEverythingAsAWordAfterTwoDashes() {
        assertThat(Arguments.of(KNOWN, List.of("--", "-q", "--file")).words()).containsExactly("-q", "--file");
    }

    @Test
    void takesASingleDashAsAWord() {
        assertThat(Arguments.of(KNOWN, List.of("-")).words()).containsExactly("-");
    }

    @Test
    void suggestsTheOptionThatWasMeant() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> Arguments.of(KNOWN, List.of("--quite")))
                .withMessage("unknown option '--quite'; did you mean '--quiet'?");
    }

    @Test
    void refusesALetterThatIsUnknownAmongOthers() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> Arguments.of(KNOWN, List.of("-qz")))
                .withMessage("unknown option '-qz'");
    }

    @Test
    void refusesAMissingValueAndOneTooMany() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> Arguments.of(KNOWN, List.of("-f")))
                .withMessageContaining("--file=FILE");
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> Arguments.of(KNOWN, List.of("--quiet=yes")))
                .withMessageContaining("takes no value");
    }

    private static String fileOf(String... arguments) {
        return Arguments.of(KNOWN, List.of(arguments)).value(Option.FILE).orElseThrow();
    }
}
