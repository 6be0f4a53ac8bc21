package io.parallax.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Demuxer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementKind;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Outputs;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.Sink;
import io.parallax.api.element.Source;
import io.parallax.api.element.SourcePad;
import org.junit.jupiter.api.Test;

class ElementShapeTest {
    @Test
    void givesDefaultPadsByKind() {
        assertThat(shape(FakeElements.FakeSource.class)).isEqualTo("SOURCE [src]");
        assertThat(shape(FakeElements.Identity.class)).isEqualTo("TRANSFORM [sink, src]");
        assertThat(shape(FakeElements.Queue.class)).isEqualTo("QUEUE [sink, src]");
        assertThat(shape(FakeElements.FakeSink.class)).isEqualTo("SINK [sink]");
    }

    @Test
    void readsPadsFromAnnotations() {
        ElementShape shape = ElementShape.of(FakeElements.Demux.class);

        assertThat(shape.kind()).isEqualTo(ElementKind.DEMUXER);
        assertThat(shape.pads(PadDirection.SOURCE))
                .extracting(PadTemplate::name, PadTemplate::presence)
                .containsExactly(
                        tuple("text_%u", PadPresence.SOMETIMES),
                        tuple("video", PadPresence.ALWAYS),
                        tuple("audio", PadPresence.ALWAYS));
    }

    static class Nothing implements Element {}

    static class Both implements Source, Sink {
        @Override
        public Flow produce(Output out) {
            return Flow.Signal.END_OF_STREAM;
        }

        @Override
        public Flow consume(Buffer in) {
            return Flow.Signal.CONTINUE;
        }
    }

    static class DeadEnd implements Demuxer {
        @Override
        public Flow process(Buffer in, Outputs outs) {
            return Flow.Signal.CONTINUE;
        }
    }

    @SourcePad(name = "a")
    @SourcePad(name = "b")
    static class TwoWays implements Source {
        @Override
        public Flow produce(Output out) {
            return Flow.Signal.END_OF_STREAM;
        }
    }

    @Test
    void refusesClassesThatContradictThemselves() {
        refuses(Nothing.class, "Nothing implements none of Source, Transform, Sink, Demuxer, Muxer, ThreadBoundary");
        refuses(Both.class, "Both implements more than one of Source,");
        refuses(DeadEnd.class, "DeadEnd declares 1 inputs and 0 outputs, but a demuxer has 1 and one or more");
        refuses(TwoWays.class, "TwoWays declares 0 inputs and 2 outputs, but a source has 0 and 1");
    }

    private static void refuses(Class<?> type, String message) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ElementShape.of(type))
                .withMessageStartingWith(message);
    }

    private static String shape(Class<?> type) {
        ElementShape shape = ElementShape.of(type);
        return shape.kind() + " " + shape.pads().stream().map(PadTemplate::name).toList();
    }
}
