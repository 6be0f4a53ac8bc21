package io.parallax.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.codec.InPlaceCodec;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Sink;
import io.parallax.api.element.SinkPad;
import io.parallax.api.element.Source;
import io.parallax.api.element.SourcePad;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.pipeline.Parallax;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.pipeline.PipelineFailedException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two elements that mean different types are not linked, and two that mean the same pass values.
@Timeout(60)
class SchemaAtTheLinkTest {
    private static final InPlaceCodec<Reading> READINGS = new StandardCodecs().rkyv(Reading.class);
    private static final List<Reading> SEEN = new CopyOnWriteArrayList<>();

    /// What the elements pass.
    public record Reading(long atNs, String sensor) {}

    /// Makes three readings.
    @ElementType(name = "readingsrc", category = "Source/Test", summary = "makes three readings")
    @SourcePad(caps = "application/rkyv,schema=Reading-969ce89ff5bc55f5")
    public static final class ReadingSource implements Source {
        private int made;

        @Override
        public Flow produce(Output out) throws InterruptedException {
            if (made == 3) {
                return Flow.Signal.END_OF_STREAM;
            }
            LoanedSlot slot = out.loan(1024);
            long size = READINGS.write(new Reading(made++, "a sensor with a long name"), slot.bytes());
            return out.push(slot.publish(size));
        }
    }

    /// Takes readings.
    @ElementType(name = "readingsink", category = "Sink/Test", summary = "takes readings")
    @SinkPad(caps = "application/rkyv,schema=Reading-969ce89ff5bc55f5")
    public static final class ReadingSink implements Sink {
        @Override
        public Flow consume(Buffer in) {
            SEEN.add(in.as(READINGS));
            return Flow.Signal.CONTINUE;
        }
    }

    /// Takes something else.
    @ElementType(name = "tradesink", category = "Sink/Test", summary = "takes trades")
    @SinkPad(caps = "application/rkyv,schema=Trade-0123456789abcdef")
    public static final class TradeSink implements Sink {
        @Override
        public Flow consume(Buffer in) {
            return Flow.Signal.CONTINUE;
        }
    }

    @Test
    void theSchemaIsThatOfTheType() {
        assertThat(READINGS.schema()).isEqualTo("Reading-969ce89ff5bc55f5");
    }

    @Test
    void passesValuesOfOneType() throws Exception {
        SEEN.clear();
        try (PipelineEngine engine = Parallax.embedded();
                Pipeline pipeline = engine.parse("readingsrc ! readingsink")) {
            pipeline.run();
            pipeline.awaitEnd();
        }

        assertThat(SEEN).extracting(Reading::atNs).containsExactly(0L, 1L, 2L);
    }

    @Test
    void refusesTheLinkBetweenTwoTypes() {
        try (PipelineEngine engine = Parallax.embedded();
                Pipeline pipeline = engine.parse("readingsrc ! tradesink")) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> pipeline.run().toCompletableFuture().get())
                    .havingCause()
                    .isInstanceOf(PipelineFailedException.class)
                    .withMessageContaining("caps do not meet on the link readingsrc0.src -> tradesink0.sink: schema");
        }
    }
}
