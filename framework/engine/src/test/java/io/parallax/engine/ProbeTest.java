package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.Probe;
import io.parallax.api.pipeline.ProbeHandler;
import io.parallax.engine.TestElements.Collect;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProbeTest {
    private final TestCatalog elements = new TestCatalog();
    private final List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch some = new CountDownLatch(20);

    @AfterEach
    void closesEverything() {
        elements.engine.close();
    }

    private static long number(Buffer buffer) {
        return buffer.bytes().get(ValueLayout.JAVA_LONG, 0);
    }

    private ProbeHandler.Answer look(Buffer buffer, ProbeHandler.Answer answer) {
        seen.add(number(buffer));
        some.countDown();
        return answer;
    }

    @Test
    void seesEveryBufferUntilItIsClosed() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers rest=20us ! queue name=q ! collect");
        pipeline.run().toCompletableFuture().get();
        try (Probe _ = pipeline.probe("q", "src", buffer -> look(buffer, ProbeHandler.Answer.PASS))) {
            some.await();
        }
        List<Long> then = List.copyOf(seen);
        Collect sink = elements.only(Collect.class);
        sink.awaitSize(sink.numbers.size() + 10);

        assertThat(seen).isEqualTo(then).hasSizeGreaterThanOrEqualTo(20);
        assertThat(sink.numbers).containsAll(then);
    }

    @Test
    void dropsWhatItIsAskedToAndCountsIt() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=100 ! collect");
        pipeline.prepare().toCompletableFuture().get();
        pipeline.probe(
                "numbers0",
                "src",
                buffer -> number(buffer) % 2 == 0 ? ProbeHandler.Answer.DROP : ProbeHandler.Answer.PASS);
        pipeline.run();
        pipeline.awaitEnd();

        assertThat(elements.only(Collect.class).numbers)
                .hasSize(50)
                .allSatisfy(number -> assertThat(number % 2).isOne());
        assertThat(pipeline.stats().elements().getFirst().dropped()).isEqualTo(50);
    }

    @Test
    void leavesByItself() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=100 ! collect");
        pipeline.prepare().toCompletableFuture().get();
        pipeline.probe("numbers0", "src", buffer -> look(buffer, ProbeHandler.Answer.PASS_AND_LEAVE));
        pipeline.run();
        pipeline.awaitEnd();

        assertThat(seen).containsExactly(0L);
        assertThat(elements.only(Collect.class).numbers).hasSize(100);
    }

    @Test
    void canBeClosedByItsHandler() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=100 ! collect");
        AtomicReference<Probe> probe = new AtomicReference<>();
        pipeline.prepare().toCompletableFuture().get();
        probe.set(pipeline.probe("numbers0", "src", buffer -> {
            probe.get().close();
            return look(buffer, ProbeHandler.Answer.PASS);
        }));
        pipeline.run();
        pipeline.awaitEnd();

        assertThat(seen).containsExactly(0L);
    }

    @Test
    void seesEventsButCannotHoldBackTheEnd() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=3 ! collect");
        List<Event> events = Collections.synchronizedList(new ArrayList<>());
        pipeline.prepare().toCompletableFuture().get();
        pipeline.probe("numbers0", "src", new ProbeHandler() {
            @Override
            public Answer buffer(Buffer buffer) {
                return Answer.PASS;
            }

            @Override
            public Answer event(Event event) {
                events.add(event);
                return Answer.DROP;
            }
        });
        pipeline.run();
        pipeline.awaitEnd();

        assertThat(events)
                .hasExactlyElementsOfTypes(Event.StreamStart.class, Event.SegmentStart.class, Event.EndOfStream.class);
        assertThat(elements.only(Collect.class).events).hasExactlyElementsOfTypes(Event.EndOfStream.class);
    }

    @Test
    void failsThePipelineWithWhatItThrows() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=3 ! collect");
        pipeline.prepare().toCompletableFuture().get();
        pipeline.probe("numbers0", "src", _ -> {
            throw new IllegalArgumentException("not this one");
        });
        pipeline.run();

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(pipeline::awaitEnd)
                .withMessageContaining("numbers0")
                .withMessageContaining("not this one");
    }

    @Test
    void refusesPadsThatAreNotThere() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=3 ! collect");
        ProbeHandler handler = _ -> ProbeHandler.Answer.PASS;

        assertThatIllegalStateException()
                .isThrownBy(() -> pipeline.probe("numbers0", "src", handler))
                .withMessageContaining("run it first");
        pipeline.prepare().toCompletableFuture().get();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline.probe("numbers0", "sink", handler))
                .withMessageContaining("has no linked source pad sink");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline.probe("nobody", "src", handler))
                .withMessageContaining("nobody");
    }
}
