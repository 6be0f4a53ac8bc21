package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTextTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void joinsWordsByBlanks() {
        assertThat(PipelineText.of(List.of("a", "x=1", "!", "b"))).isEqualTo("a x=1 ! b");
    }

    @Test
    void leavesASingleWordAlone() {
        assertThat(PipelineText.of(List.of("filesrc location=a b ! c"))).isEqualTo("filesrc location=a b ! c");
    }

    @Test
    void givesBackTheQuotesThatAShellTookOff() {
        assertThat(PipelineText.of(List.of("filesrc", "location=/data/My Film (2031)/part 2.bin", "!", "fakesink")))
                .isEqualTo("filesrc location=\"/data/My Film (2031)/part 2.bin\" ! fakesink");
    }

    @Test
    void protectsQuotesAndBackslashesInsideOfSuchValues() {
        assertThat(PipelineText.of(List.of("a", "x=1 \"2\" \\3"))).isEqualTo("a x=\"1 \\\"2\\\" \\\\3\"");
    }

    @Test
    void leavesValuesAloneThatAreQuotedForTheLanguage() {
        assertThat(PipelineText.of(List.of("a", "x=\"1 2\"", "y='1 2'", "z=1\\ 2")))
                .isEqualTo("a x=\"1 2\" y='1 2' z=1\\ 2");
    }

    @Test
    void leavesPartsOfAPipelineAlone() {
        assertThat(PipelineText.of(List.of("a ! b", "!", "c"))).isEqualTo("a ! b ! c");
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("p.txt"), "a\n! b\n\n");

        assertThat(PipelineText.of(new Arguments(Map.of("file", List.of(file.toString())), List.of())))
                .isEqualTo("a\n! b");
    }

    @Test
    void namesAFileThatIsNotThere() {
        var arguments = new Arguments(Map.of("file", List.of("/no/such/file")), List.of());

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> PipelineText.of(arguments))
                .withMessage("no such file: /no/such/file");
    }

    @Test
    void refusesAFileAndWords() {
        var arguments = new Arguments(Map.of("file", List.of("f")), List.of("a"));

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> PipelineText.of(arguments))
                .withMessageContaining("not both");
    }
}
