package io.parallax.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.engine.registry.FakeElements;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts (`|`), the text that each prints as (`=`) and its links (`>`) are in `accepted.txt`.
class AcceptedLinesTest {
    private static final PipelineResolver RESOLVER = new PipelineResolver(FakeElements.catalog());

    static List<LineTable.Entry> lines() {
        return LineTable.read("accepted.txt");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void makesTheLinks(LineTable.Entry line) {
        ResolvedGraph graph = RESOLVER.resolve(line.text());

        assertThat(graph.links())
                .extracting(link -> link.from().name() + "." + link.fromPad() + " "
                        + link.to().name() + "." + link.toPad())
                .isEqualTo(line.marked('>'));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void printsWithoutWhatReadingAdds(LineTable.Entry line) {
        assertThat(GraphText.toText(RESOLVER.resolve(line.text())))
                .isEqualTo(line.marked('=').getFirst());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void readsWhatItPrintsAsTheSame(LineTable.Entry line) {
        ResolvedGraph graph = RESOLVER.resolve(line.text());

        ResolvedGraph again = RESOLVER.resolve(GraphText.toText(graph));

        assertThat(Essence.of(again)).isEqualTo(Essence.of(graph));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\n fakesrc\t!\r\n fakesink \n", "fakesrc\r! # half\rfakesink", "fakesrc ! \\\r\n fakesink"})
    void takesAnyBlanksAndLineBreaks(String text) {
        assertThat(GraphText.toText(RESOLVER.resolve(text))).isEqualTo("fakesrc ! fakesink");
    }

    @Test
    void knowsManyLines() {
        assertThat(lines()).hasSizeGreaterThanOrEqualTo(150);
    }
}
