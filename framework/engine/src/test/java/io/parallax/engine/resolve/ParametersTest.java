package io.parallax.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.engine.registry.FakeElements;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final PipelineResolver RESOLVER = new PipelineResolver(FakeElements.catalog());

    @Test
    void aValueThatLooksLikeTextStaysAValue() {
        String evil = "/tmp/a\" ! netsrc uri=evil:// ! filesink location=/b";

        ResolvedGraph graph = RESOLVER.resolve("fakesrc ! filesink location=\"${out}\"", Map.of("out", evil));

        assertThat(graph.nodes()).hasSize(2);
        assertThat(graph.nodes().get(1).properties().assigned()).containsEntry("location", evil);
    }

    @Property(tries = 1000)
    void anyValueStaysAValue(@ForAll String value) {
        ResolvedGraph graph = RESOLVER.resolve("fakesrc ! identity data=<${a}>${a} ! fakesink", Map.of("a", value));

        assertThat(graph.nodes()).hasSize(3);
        assertThat(graph.nodes().get(1).properties().assigned()).containsEntry("data", "<" + value + ">" + value);
    }

    @Test
    void standsForValuesOfAllTypesForNamesCapsAndUris() {
        ResolvedGraph graph = RESOLVER.resolve(
                "file:///data/${file}"
                        + " ! video/x-raw,width=${width} ! queue name=${name} max-size-buffers=${most} ! fakesink",
                Map.of("file", "a%20b", "width", "640", "name", "q", "most", "0x10"));

        assertThat(GraphText.toText(graph))
                .isEqualTo("filesrc location=\"/data/a b\" ! video/x-raw,width=640"
                        + " ! queue name=q max-size-buffers=16 ! fakesink");
    }

    @Test
    void doesNotLookIntoValues() {
        ResolvedGraph graph = RESOLVER.resolve("fakesrc ! identity data=${a} ! fakesink", Map.of("a", "${b}"));

        assertThat(graph.nodes().get(1).properties().assigned()).containsEntry("data", "${b}");
        assertThat(Essence.of(RESOLVER.resolve(GraphText.toText(graph)))).isEqualTo(Essence.of(graph));
    }

    @Test
    void tellsWhereValuesDoNotFit() {
        assertThat(problems(
                        "fakesrc num-buffers=${n} ! video/x-raw,a=5,width=${w} ! fakesink", Map.of("n", "x", "w", "!")))
                .containsExactly(
                        "1:21 num-buffers: expected a whole number of at least -1, found 'x'",
                        "1:50 caps: expected a value; texts with other characters need quotes");
    }

    @Test
    void refusesParametersThatAreUnknownOrUnused() {
        assertThat(problems("filesrc\n  location=/a/${fle} ! fakesink", Map.of("file", "x", "zz", "")))
                .containsExactly(
                        "0:0 the parameter 'file' is not used | write ${file} as a value, or remove it",
                        "0:0 the parameter 'zz' is not used | write ${zz} as a value, or remove it",
                        "2:15 there is no parameter 'fle' | did you mean 'file'?");
    }

    private static List<String> problems(String text, Map<String, String> parameters) {
        MalformedPipelineException malformed =
                catchThrowableOfType(MalformedPipelineException.class, () -> RESOLVER.resolve(text, parameters));
        return malformed.problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message()
                        + (problem.hint() == null ? "" : " | " + problem.hint()))
                .toList();
    }
}
