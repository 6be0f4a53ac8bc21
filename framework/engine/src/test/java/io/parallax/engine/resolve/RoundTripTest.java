package io.parallax.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.Graph;
import io.parallax.engine.parse.Quotes;
import io.parallax.engine.registry.FakeElements;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final PipelineResolver RESOLVER = new PipelineResolver(FakeElements.catalog());

    private static final int CASES = Boolean.getBoolean("parallax.long") ? 100_000 : 500;

    @Test
    void textOfAGraphMakesAnEqualGraph() {
        for (long seed = 0; seed < CASES; seed++) {
            assertSurvives(RandomGraph.of(RESOLVER, new Random(seed)), seed);
        }
    }

    @Test
    void textOfATextWithBinsAndCapsMakesAnEqualGraph() {
        for (long seed = 0; seed < CASES; seed++) {
            String text = RandomText.of(new Random(seed));
            assertSurvives(RESOLVER.resolve(text), seed + " " + text);
        }
    }

    private static void assertSurvives(ResolvedGraph graph, Object origin) {
        String text = GraphText.toText(graph);
        ResolvedGraph again = RESOLVER.resolve(text);

        assertThat(Essence.of(again)).as("%s: %s", origin, text).isEqualTo(Essence.of(graph));
        assertThat(GraphText.toText(again)).as("%s", origin).isEqualTo(text);
        Graph picture = GraphPicture.of("p", graph);
        assertThat(Graph.fromJson(picture.toJson())).as("%s", origin).isEqualTo(picture);
        graph.nodes().forEach(GraphNode::release);
        again.nodes().forEach(GraphNode::release);
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
