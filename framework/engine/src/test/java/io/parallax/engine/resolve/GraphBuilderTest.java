package io.parallax.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Problem;
import io.parallax.engine.registry.FakeElements;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
    private final PipelineResolver resolver = new PipelineResolver(FakeElements.catalog());
    private final GraphBuilder builder = resolver.builder();

    @Test
    void buildsWhatTextWould() {
        ResolvedGraph graph = builder.add("fakesink", "out")
                .add("filesrc", "in")
                .set("in", "location", "/a b")
                .set("in", "blocksize", 4096)
                .set("in", "blocksize", "8KiB")
                .link("in", "out")
                .build();

        assertThat(GraphPicture.of("p", graph))
                .isEqualTo(new Graph(
                        "p",
                        List.of(
                                new Graph.Node("in", "filesrc", Map.of("location", "/a b", "chunk-size", "8192")),
                                new Graph.Node("out", "fakesink", Map.of())),
                        List.of(new Graph.Link("in", "src", "out", "sink"))));
        assertThat(GraphText.toText(graph))
                .isEqualTo("filesrc name=in location=\"/a b\" chunk-size=8192 ! fakesink name=out");
    }

    @Test
    void linksNamedPads() {
        builder.add("fakesrc", "a").add("tee", "t").add("fakesink", "b");

        ResolvedGraph graph = builder.link("a", "t").link("t.src_3", "b.sink").build();

        assertThat(graph.links().get(1).fromPad()).isEqualTo("src_3");
    }

    @Test
    void buildsAnewEachTime() {
        builder.add("fakesrc", "a").add("fakesink", "b").link("a", "b");

        assertThat(builder.build().nodes().getFirst().element())
                .isNotSameAs(builder.build().nodes().getFirst().element());
    }

    @Test
    void reportsEveryProblemWithoutAPlace() {
        builder.add("filesrc", "a")
                .add("nosuch", "b")
                .add("fakesink", "my sink")
                .set("a", "chunk-size", 0)
                .set("z", "location", "x")
                .link("a", "q");

        MalformedPipelineException malformed = catchThrowableOfType(MalformedPipelineException.class, builder::build);

        assertThat(malformed.problems()).allMatch(problem -> problem.line() == 0);
        assertThat(malformed.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "'my sink' cannot be the name of an element",
                        "there is no element named 'z' whose location could be set",
                        "a: chunk-size: expected a size in bytes of at least 1, such as 4096 or 4KiB, found '0'",
                        "a needs the property location",
                        "there is no element 'nosuch'",
                        "there is no element named 'q'");
    }

    @Test
    void refusesAnEmptyGraph() {
        MalformedPipelineException malformed = catchThrowableOfType(MalformedPipelineException.class, builder::build);

        assertThat(malformed).hasMessage("the pipeline is empty\n  hint: add elements and links");
    }

    @Test
    void ordersSourcesFirstAndEachElementBehindItsInputs() {
        ResolvedGraph graph = resolver.resolve(
                "fakesink name=z funnel name=f ! z. queue name=q ! f. fakesrc name=a ! f." + " fakesrc name=b ! q.");

        assertThat(graph.nodes()).extracting(GraphNode::name).containsExactly("a", "b", "q", "f", "z");
    }

    @Test
    void ordersLargeGraphsQuickly() {
        StringBuilder text = new StringBuilder("fakesrc");
        text.repeat(" ! queue", 2000).append(" ! fakesink");

        ResolvedGraph graph = resolver.resolve(text.toString());

        assertThat(graph.nodes()).hasSize(2002);
        assertThat(GraphText.toText(graph)).isEqualTo(text.toString());
    }
}
