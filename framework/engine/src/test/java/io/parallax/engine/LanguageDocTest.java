package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.engine.registry.FakeElements;
import io.parallax.engine.resolve.PipelineResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every example of `docs/language.md` is what the document says: a pipeline, or refused with the message shown.
class LanguageDocTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(pipeline|refused)\n(.*?)^```$");
    private static final Map<String, String> PARAMETERS = Map.of("file", "/tmp/a", "width", "640");

    private final PipelineResolver resolver = new PipelineResolver(FakeElements.catalog());

    static List<String> pipelines() {
        return blocks("pipeline");
    }

    static List<String> refused() {
        return blocks("refused");
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void makesAPipeline(String text) {
        assertThatCode(() -> resolver.resolve(text, text.contains("${") ? PARAMETERS : Map.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedAsShown(String block) {
        int end = block.indexOf('\n');

        assertThatExceptionOfType(MalformedPipelineException.class)
                .isThrownBy(() -> resolver.resolve(block.substring(0, end)))
                .withMessage(block.substring(end + 1).strip());
    }

    @Test
    void hasExamplesOfBothKinds() {
        assertThat(pipelines()).hasSizeGreaterThan(20);
        assertThat(refused()).hasSizeGreaterThan(3);
    }

    private static List<String> blocks(String kind) {
        try {
            String text = Files.readString(Path.of("../../docs/language.md"), StandardCharsets.UTF_8);
            return BLOCK.matcher(text)
                    .results()
                    .filter(block -> block.group(1).equals(kind))
                    .map((MatchResult block) -> block.group(2).stripTrailing())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
