package io.parallax.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.FakeElements;
import io.parallax.engine.registry.FakeProvider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Elements asked for by bundle or version.
class PinTest {
    private static final ElementProviderInfo OLD = new ElementProviderInfo("acme.blur", "1.0.0");
    private static final ElementProviderInfo NEW = new ElementProviderInfo("acme.blur", "1.2.0");
    private static final ElementProviderInfo OTHER = new ElementProviderInfo("other.fx", "0.3.0");

    private final ElementCatalog catalog = FakeElements.catalog();
    private final PipelineResolver resolver = new PipelineResolver(catalog);

    PinTest() {
        for (ElementProviderInfo bundle : List.of(OTHER, OLD, NEW)) {
            catalog.add(new FakeProvider("blur", 0, bundle, FakeElements.Identity::new));
        }
    }

    @Test
    void findsOneOfSeveral() {
        ResolvedGraph graph = resolver.resolve(
                "fakesrc ! blur ! blur@1.0.0 data=x ! other.fx/blur ! acme.blur/blur@1.0.0 name=b ! fakesink");

        assertThat(graph.nodes()).extracting(GraphNode::name).contains("blur0", "blur1", "blur2", "b");
        assertThat(graph.nodes().subList(1, 5))
                .extracting(node -> node.provider().summary().provider())
                .containsExactly(NEW, OLD, OTHER, OLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fakesrc ! blur ! fakesink",
                "fakesrc ! blur@1.0.0 data=x ! other.fx/blur ! acme.blur/blur@1.0.0 name=b ! fakesink",
                "fakesrc ! other.fx/blur name=b ! fakesink",
                "fakesrc ! \"audio.x/raw\" ! fakesink",
                "fakesrc ! audio.x/raw,rate=8000 ! fakesink"
            })
    void printsThePinBack(String text) {
        ResolvedGraph graph = resolver.resolve(text);

        assertThat(GraphText.toText(graph)).isEqualTo(text);
        assertThat(Essence.of(resolver.resolve(GraphText.toText(graph)))).isEqualTo(Essence.of(graph));
    }

    @Test
    void takesNoOtherInItsPlaceAndNamesTheNearest() {
        MalformedPipelineException refusal = catchThrowableOfType(
                MalformedPipelineException.class, () -> resolver.resolve("fakesrc ! blur@2.0.0 ! fakesink"));

        assertThat(refusal).hasMessageContaining("there is no element 'blur@2.0.0'");
        assertThat(refusal).hasMessageContaining("did you mean 'acme.blur/blur@1.2.0'?");
    }

    @Test
    void takesMediaTypesForCaps() {
        ResolvedGraph graph = resolver.resolve("fakesrc ! application/vnd.acme.blur ! fakesink");

        assertThat(graph.nodes()).hasSize(3);
        assertThat(graph.nodes().get(1).provider().summary().name()).isEqualTo("capsfilter");
    }
}
