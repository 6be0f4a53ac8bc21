package io.parallax.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.Graph;
import io.parallax.engine.parse.Quotes;
import io.parallax.engine.registry.FakeElements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final PipelineResolver RESOLVER = new PipelineResolver(FakeElements.catalog());

    /// What makes two graphs equal: the elements by name, what was set on them in which order, and the links of each
    /// element in their order.
    record Essence(Map<String, List<Object>> elements, Map<String, List<Graph.Link>> outputs, List<String> inputs) {
        static Essence of(ResolvedGraph resolved) {
            Graph graph = GraphPicture.of("p", resolved);
            Map<String, List<Object>> elements = graph.elements().stream()
                    .collect(Collectors.toMap(
                            Graph.Node::name,
                            node -> List.of(
                                    node.type(),
                                    new ArrayList<>(node.properties().entrySet()))));
            return new Essence(
                    elements,
                    graph.links().stream().collect(Collectors.groupingBy(Graph.Link::from)),
                    graph.links().stream()
                            .map(link -> link.to() + "." + link.toPad())
                            .sorted()
                            .toList());
        }
    }

    @Property(tries = 1000)
    void textOfAGraphMakesAnEqualGraph(@ForAll long seed) {
        ResolvedGraph graph = RandomGraph.of(RESOLVER, new Random(seed));

        String text = GraphText.toText(graph);

        ResolvedGraph again = RESOLVER.resolve(text);
        assertThat(Essence.of(again)).as(text).isEqualTo(Essence.of(graph));
        assertThat(GraphText.toText(again)).isEqualTo(text);
    }

    @Property(tries = 1000)
    void everyStringSurvivesAsAValue(@ForAll String value) {
        ResolvedGraph graph = RESOLVER.builder()
                .add("fakesrc", "a")
                .add("identity", "b")
                .add("fakesink", "c")
                .set("b", "data", value)
                .link("a", "b")
                .link("b", "c")
                .build();

        assertThat(dataOf(RESOLVER.resolve(GraphText.toText(graph)))).isEqualTo(value);
    }

    @Property(tries = 1000)
    void oddStringsSurviveAsValues(@ForAll long seed) {
        String value = RandomGraph.oddText(new Random(seed));

        String text = "fakesrc ! identity data = " + Quotes.quote(value) + "! fakesink";

        if (!Quotes.quote(value).equals(value)) {
            assertThat(dataOf(RESOLVER.resolve(text))).isEqualTo(value);
        }
    }

    @Test
    void quotesOnlyWhatNeedsIt() {
        ResolvedGraph graph = RESOLVER.resolve("filesrc location='/data/My \"Film\" (2031)' ! identity data=a\\ b\\!"
                + " ! identity data=it's ! identity data='' ! fakesink");

        assertThat(GraphText.toText(graph))
                .isEqualTo("filesrc location='/data/My \"Film\" (2031)' ! identity data=\"a b!\""
                        + " ! identity data=it's ! identity data=\"\" ! fakesink");
    }

    private static String dataOf(ResolvedGraph graph) {
        GraphNode node = graph.nodes().get(1);
        return (String) node.properties().get(node.properties().find("data").orElseThrow());
    }
}
