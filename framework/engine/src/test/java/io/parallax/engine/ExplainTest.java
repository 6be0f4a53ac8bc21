package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.Explanation;
import io.parallax.api.pipeline.Explanation.Reason;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.engine.TestElements.Collect;
import io.parallax.engine.TestElements.WaitSink;
import io.parallax.engine.TestElements.Waiting;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExplainTest {
    private final TestCatalog elements = new TestCatalog();

    @AfterEach
    void closesEverything() {
        elements.instances(WaitSink.class).forEach(sink -> sink.go.countDown());
        elements.engine.close();
    }

    private Pipeline run(String text) {
        Pipeline pipeline = elements.engine.parse(text);
        pipeline.run();
        return pipeline;
    }

    private static Explanation.Finding await(Pipeline pipeline, String head, Predicate<Explanation.Finding> condition) {
        while (true) {
            for (Explanation.Finding finding : pipeline.explain().findings()) {
                if (finding.head().equals(head) && condition.test(finding)) {
                    return finding;
                }
            }
            Thread.onSpinWait();
        }
    }

    private static <M extends Message> M await(Pipeline pipeline, Class<M> type) throws InterruptedException {
        while (true) {
            Message message = pipeline.bus().take();
            if (type.isInstance(message)) {
                return type.cast(message);
            }
        }
    }

    @Test
    void reportsOnceWhichElementHoldsWhichThreadAndWhenItMovesAgain() throws Exception {
        Pipeline pipeline = run("numbers ! queue name=q ! pass ! pass ! waitsink name=w");
        Message.Stalled stalled = await(pipeline, Message.Stalled.class);

        assertThat(stalled.element()).isEqualTo("w");
        assertThat(stalled.thread()).isEqualTo("parallax/" + pipeline.name() + "/q");
        assertThat(stalled.text())
                .startsWith("q is full (")
                .contains(" of 200 buffers): its thread has been in w.consume for ")
                .contains("WaitSink.consume:");
        elements.only(WaitSink.class).go.countDown();
        while (true) {
            Message message = pipeline.bus().take();
            assertThat(message).isNotInstanceOf(Message.Stalled.class);
            if (message instanceof Message.Resumed resumed) {
                assertThat(resumed.element()).isEqualTo("w");
                assertThat(resumed.after()).isPositive();
                return;
            }
        }
    }

    @Test
    void saysWhatEachThreadWaitsFor() {
        Pipeline pipeline = run("numbers name=n ! queue name=q max-size-buffers=3 ! pass name=p ! waitsink name=w");

        Explanation.Finding source = await(pipeline, "n", finding -> finding.reason() == Reason.NO_ROOM);
        assertThat(source.element()).isEqualTo("q");
        assertThat(source.text())
                .startsWith("n: its thread has waited for room in q (")
                .contains(" of 3 buffers) for ");
        Explanation.Finding queue = await(pipeline, "q", finding -> finding.reason() == Reason.IN_CALL);
        assertThat(queue.element()).isEqualTo("w");
        assertThat(queue.text()).contains(" of 3 buffers): its thread has been in w.");
    }

    @Test
    void knowsASourceThatWaitsForTheWorldAndAQueueThatWaitsForTheSource() throws Exception {
        Pipeline pipeline = run("waiting name=s ! queue name=q ! collect");
        elements.only(Waiting.class).waits.await();

        Explanation.Finding source = await(pipeline, "s", finding -> finding.reason() == Reason.IN_CALL);
        assertThat(source.text()).contains("s.produce for ");
        Explanation.Finding queue = await(pipeline, "q", finding -> finding.reason() == Reason.NO_INPUT);
        assertThat(queue.text()).contains("has waited for what s brings for ");
    }

    @Test
    void knowsAPausedSource() throws Exception {
        Pipeline pipeline = run("numbers name=n ! collect");
        elements.only(Collect.class).first.await();
        pipeline.pause().toCompletableFuture().join();

        assertThat(await(pipeline, "n", finding -> finding.reason() == Reason.PAUSED)
                        .text())
                .isEqualTo("n: its thread is paused");
    }

    @Test
    void tellsBranchesApart() throws Exception {
        Pipeline pipeline = run("numbers name=n ! tee name=t ! pass name=a ! collect"
                + "  t. ! pass name=b ! waitsink name=w  t. ! pass ! collect");
        elements.only(WaitSink.class).entered.await();

        assertThat(await(pipeline, "n", finding -> finding.reason() == Reason.IN_CALL)
                        .element())
                .isEqualTo("w");
    }

    @Test
    void warnsOfATeeThatStarvesAMuxer() throws Exception {
        Pipeline pipeline = run("numbers ! tee name=t ! queue name=small max-size-buffers=3 ! zip name=m"
                + "  t. ! pass mode=drop ! m.  m. ! collect");
        Message.Warning warning = await(pipeline, Message.Warning.class);

        assertThat(warning.element()).isEqualTo("m");
        assertThat(warning.text())
                .contains("waits for sink_1")
                .contains("waits for room in small, which is full (")
                .endsWith("give small more room (max-size-buffers, now 3)");
        assertThat(await(pipeline, "m", finding -> finding.reason() == Reason.NO_INPUT)
                        .text())
                .contains("m.sink_0 is full", "has waited for sink_1, which ");
    }

    @Test
    void saysThatNothingFlows() {
        Pipeline pipeline = elements.engine.parse("p", "numbers ! collect");

        assertThat(pipeline.explain()).hasToString("p is suspended");
    }
}
