package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.element.Flow;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.api.pipeline.PipelineStuckException;
import io.parallax.engine.FaultyElements.SlowStart;
import io.parallax.engine.FaultyElements.Stubborn;
import io.parallax.engine.FaultyElements.StubbornSource;
import io.parallax.engine.TestElements.Collect;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Elements that do not give their threads back, whoever interrupts them.
@Timeout(60)
class StuckTest {
    private final TestCatalog elements = new TestCatalog(Duration.ofMillis(100));

    @BeforeEach
    void addsStubbornElements() {
        elements.add(StubbornSource::new);
        elements.add(Stubborn::new);
        elements.add(SlowStart::new);
    }

    @AfterEach
    void lets() {
        elements.instances(StubbornSource.class).forEach(source -> source.hold.released.countDown());
        elements.instances(Stubborn.class)
                .forEach(each ->
                        List.of(each.start, each.process, each.stop).forEach(hold -> hold.released.countDown()));
        elements.engine.close();
        assertThat(elements.engine.pipelines()).isEmpty();
    }

    private static PipelineStuckException stuck(CompletionStage<?> stage) throws InterruptedException {
        try {
            Object reached = stage.toCompletableFuture().get();
            throw new AssertionError("did not get stuck, but " + reached);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(PipelineStuckException.class);
            return (PipelineStuckException) Objects.requireNonNull(e.getCause());
        }
    }

    private static <T extends Message> T await(Pipeline pipeline, Class<T> type) throws InterruptedException {
        Message message = pipeline.bus().take();
        while (!type.isInstance(message)) {
            message = pipeline.bus().take();
        }
        return type.cast(message);
    }

    private static void awaitState(Pipeline pipeline, PipelineState state) throws InterruptedException {
        Message.StateChanged change = await(pipeline, Message.StateChanged.class);
        while (change.to() != state) {
            change = await(pipeline, Message.StateChanged.class);
        }
    }

    private Pipeline stuckInItsSource() throws InterruptedException {
        Pipeline pipeline = elements.engine.parse("stubbornsrc name=cam ! queue ! collect");
        pipeline.run();
        elements.instances(StubbornSource.class).getFirst().hold.entered.await();
        return pipeline;
    }

    @Test
    void namesTheElementItsThreadAndStackAfterTheLimit() throws Exception {
        Pipeline pipeline = stuckInItsSource();

        PipelineStuckException thrown = stuck(pipeline.stop());

        assertThat(thrown)
                .hasMessageContaining("element cam")
                .hasMessageContaining("parallax/" + pipeline.name() + "/cam")
                .hasMessageContaining("abandon()");
        assertThat(thrown.stuck().stack()).anyMatch(frame -> frame.contains("Hold.stay"));
        assertThat(await(pipeline, Message.Stuck.class)).isEqualTo(thrown.stuck());
        assertThat(pipeline.state()).isEqualTo(PipelineState.STOPPING);
        assertThatExceptionOfType(PipelineStuckException.class).isThrownBy(pipeline::awaitEnd);
        assertThat(elements.only(Collect.class).stops.get()).isEqualTo(1);
        assertThat(elements.only(StubbornSource.class).stops.get()).isZero();
    }

    @Test
    void isSuspendedByItselfWhenTheThreadLeaves() throws Exception {
        Pipeline pipeline = stuckInItsSource();
        stuck(pipeline.stop());
        stuck(pipeline.run());
        stuck(pipeline.stop(Duration.ofMillis(1)));
        assertThatIllegalStateException().isThrownBy(() -> pipeline.set("cam", "num-buffers", 3));

        StubbornSource source = elements.only(StubbornSource.class);
        source.hold.released.countDown();
        awaitState(pipeline, PipelineState.SUSPENDED);

        assertThat(source.stops.get()).isEqualTo(1);
        assertThat(source.answer.get()).isEqualTo(Flow.Signal.FLUSHING);
        assertThat(pipeline.stats().pools().values())
                .allSatisfy(pool -> assertThat(pool.free()).isEqualTo(pool.slots()));
        source.stubborn = false;
        pipeline.run();
        pipeline.awaitEnd();
    }

    @Test
    void namesTheElementInTheMiddleOfAChain() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers ! pass ! stubborn name=wall ! collect");
        pipeline.run();
        elements.only(Stubborn.class).process.entered.await();

        assertThat(stuck(pipeline.stop()).stuck().element()).isEqualTo("wall");
    }

    @Test
    void givesAThreadUpThatCanTouchNothingAnyMore() throws Exception {
        Pipeline pipeline = stuckInItsSource();
        StubbornSource source = elements.only(StubbornSource.class);
        stuck(pipeline.stop());

        assertThat(pipeline.abandon().toCompletableFuture().get()).isEqualTo(PipelineState.FAILED);

        assertThat(await(pipeline, Message.Failed.class).reason()).contains("given up");
        assertThat(pipeline.stats().abandoned()).isEqualTo(1);
        assertThatExceptionOfType(PipelineFailedException.class).isThrownBy(pipeline::awaitEnd);
        Collect before = elements.instances(Collect.class).getFirst();
        assertThat(elements.released).contains(before).doesNotContain(source);

        source.hold.released.countDown();
        assertThat(source.answer.get()).isEqualTo(Flow.Signal.FLUSHING);
        assertThat(source.loan.get()).isInstanceOf(IllegalStateException.class);
        assertThat(before.numbers).isEmpty();
        elements.awaitReleased(source);
        assertThat(source.stops.get()).isEqualTo(1);
    }

    @Test
    void runsAgainWithNewElementsAfterOneWasGivenUp() throws Exception {
        Pipeline pipeline = stuckInItsSource();
        assertThat(pipeline.abandon().toCompletableFuture().get()).isEqualTo(PipelineState.FAILED);
        assertThat(elements.instances(StubbornSource.class)).hasSize(2);

        elements.instances(StubbornSource.class).getLast().stubborn = false;
        pipeline.run();
        pipeline.awaitEnd();

        assertThat(pipeline.state()).isEqualTo(PipelineState.SUSPENDED);
        assertThat(pipeline.stats().abandoned()).isEqualTo(1);
    }

    @Test
    void closesThoughAnElementDoesNotComeBack() throws Exception {
        Pipeline pipeline = stuckInItsSource();

        pipeline.close();

        assertThat(elements.engine.pipelines()).isEmpty();
        assertThat(elements.instances(StubbornSource.class).getFirst().stops.get())
                .isZero();
    }

    @Test
    void abandonsAPipelineThatIsNotStuckAsAStopDoes() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers ! queue ! collect");
        pipeline.run();

        assertThat(pipeline.abandon().toCompletableFuture().get()).isEqualTo(PipelineState.SUSPENDED);
        assertThat(pipeline.stats().abandoned()).isZero();
    }

    @Test
    void cancelsAStartThatTakesForEver() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers ! slowstart ! collect");
        var run = pipeline.run().toCompletableFuture();
        elements.only(SlowStart.class).entered.await();

        assertThat(pipeline.stop().toCompletableFuture().get()).isEqualTo(PipelineState.SUSPENDED);

        assertThatExceptionOfType(CancellationException.class).isThrownBy(run::get);
        pipeline.awaitEnd();
        assertThat(elements.only(SlowStart.class).stops.get()).isEqualTo(1);
        assertThat(elements.only(Collect.class).stops.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namesAnElementWhoseStartDoesNotComeBack(boolean givenUp) throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers ! stubborn name=wall ! collect");
        Stubborn wall = elements.only(Stubborn.class);
        wall.where = "start";
        pipeline.run();
        wall.start.entered.await();

        assertThat(stuck(pipeline.stop()).stuck().element()).isEqualTo("wall");
        if (givenUp) {
            assertThat(pipeline.abandon().toCompletableFuture().get()).isEqualTo(PipelineState.FAILED);
        }
        assertThat(elements.instances(Collect.class).getFirst().stops.get()).isEqualTo(1);
        assertThat(wall.stops.get()).isZero();

        wall.start.released.countDown();
        if (givenUp) {
            elements.awaitReleased(wall);
        } else {
            awaitState(pipeline, PipelineState.SUSPENDED);
        }
        assertThat(wall.stops.get()).isEqualTo(1);
    }

    @Test
    void stopsTheOthersWhenOneStopDoesNotComeBack() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers ! pass ! stubborn name=wall ! collect");
        Stubborn wall = elements.only(Stubborn.class);
        wall.where = "stop";
        pipeline.run().toCompletableFuture().get();

        assertThat(stuck(pipeline.stop()).stuck().element()).isEqualTo("wall");
        assertThat(elements.only(Collect.class).stops.get()).isEqualTo(1);
        assertThat(elements.only(TestElements.Numbers.class).stops.get()).isEqualTo(1);

        wall.stop.released.countDown();
        awaitState(pipeline, PipelineState.SUSPENDED);
        assertThat(wall.stops.get()).isEqualTo(1);
    }

    @Test
    void tellsOfAStreamThatEndedThoughAnElementDoesNotClose() throws Exception {
        Pipeline pipeline = elements.engine.parse("numbers count=3 ! stubborn name=wall ! collect");
        Stubborn wall = elements.only(Stubborn.class);
        wall.where = "stop";
        pipeline.run();

        assertThatExceptionOfType(PipelineStuckException.class).isThrownBy(pipeline::awaitEnd);
        wall.stop.released.countDown();
        assertThat(await(pipeline, Message.EndOfStream.class).pipeline()).isEqualTo(pipeline.name());
    }

    @Test
    void closesAllPipelinesAtTheSameTime() throws Exception {
        Pipeline one = stuckInItsSource();
        Pipeline other = elements.engine.parse("numbers ! stubborn ! collect");
        other.run();
        elements.instances(Stubborn.class).getFirst().process.entered.await();

        elements.engine.close();

        assertThat(elements.engine.pipelines()).isEmpty();
        assertThat(List.of(one.state(), other.state())).containsOnly(PipelineState.FAILED);
    }

    @Test
    void closesThoughAnElementIsNotGivenBack() {
        CountDownLatch never = new CountDownLatch(1);
        Pipeline pipeline = elements.engine.parse("numbers ! pass ! collect");
        elements.releases = element -> {
            if (element instanceof TestElements.Pass) {
                never.await();
            }
        };

        pipeline.close();

        assertThat(elements.engine.pipelines()).isEmpty();
        assertThat(elements.released).contains(elements.only(Collect.class), elements.only(TestElements.Numbers.class));
    }
}
