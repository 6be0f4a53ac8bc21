package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineStats;
import io.parallax.engine.TestElements.Collect;
import io.parallax.engine.TestElements.WaitSink;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BranchPolicyTest {
    private final TestCatalog elements = new TestCatalog();

    @AfterEach
    void closesEverything() {
        elements.engine.close();
    }

    private static List<Long> upTo(long count) {
        return LongStream.range(0, count).boxed().toList();
    }

    private Pipeline run(String text) {
        Pipeline pipeline = elements.engine.parse(text);
        pipeline.run();
        return pipeline;
    }

    private static long dropped(Pipeline pipeline, String element) {
        return pipeline.stats().elements().stream()
                .filter(each -> each.name().equals(element))
                .mapToLong(PipelineStats.ElementStats::dropped)
                .sum();
    }

    private static void assertEverySlotIsHome(Pipeline pipeline) {
        assertThat(pipeline.stats().pools())
                .isNotEmpty()
                .allSatisfy((_, pool) -> assertThat(pool.free()).isEqualTo(pool.slots()));
    }

    private WaitSink stuck() throws InterruptedException {
        WaitSink sink = elements.only(WaitSink.class);
        sink.entered.await();
        return sink;
    }

    @Test
    void losesNothingBehindALiveSourceButInTheBranchThatIsStuck() throws Exception {
        Pipeline pipeline = run("numbers is-live=true count=1000 ! tee name=t"
                + "  t. ! queue max-size-buffers=2000 ! collect"
                + "  t. ! queue name=q max-size-buffers=5 ! pass ! waitsink");
        WaitSink stuck = stuck();
        elements.only(Collect.class).awaitSize(1000);

        assertThat(elements.only(Collect.class).numbers).isEqualTo(upTo(1000));
        stuck.go.countDown();
        pipeline.awaitEnd();
        assertThat(dropped(pipeline, "q")).isGreaterThan(900).isEqualTo(1000 - stuck.numbers.size());
        assertThat(stuck.numbers).startsWith(0L).isSorted();
        assertEverySlotIsHome(pipeline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-newest", "drop-oldest"})
    void marksTheFirstBufferAfterALoss(String policy) throws Exception {
        Pipeline pipeline = run("numbers ! tee name=t branch-policy=" + policy + "  t. ! collect"
                + "  t. ! queue max-size-buffers=5 ! waitsink");
        WaitSink stuck = stuck();
        elements.only(Collect.class).awaitSize(500);
        stuck.go.countDown();

        stuck.discont.await();
        pipeline.end();
        pipeline.awaitEnd();
        assertEverySlotIsHome(pipeline);
    }

    @Test
    void keepsTheNewestWhenTheOldestAreDropped() throws Exception {
        Pipeline pipeline = run("numbers count=1000 ! tee name=t branch-policy=drop-oldest"
                + "  t. ! queue max-size-buffers=2000 ! collect  t. ! queue max-size-buffers=5 ! waitsink");
        WaitSink stuck = stuck();
        elements.only(Collect.class).awaitSize(1000);
        stuck.go.countDown();
        pipeline.awaitEnd();

        assertThat(stuck.numbers).endsWith(995L, 996L, 997L, 998L, 999L).hasSizeLessThan(10);
        assertEverySlotIsHome(pipeline);
    }

    @Test
    void givesBranchesTheQueuesThatTheyLackAndShowsThemInTheCountersOnly() throws Exception {
        String text = "numbers is-live=true ! tee name=t ! collect t. ! waitsink";
        Pipeline pipeline = run(text);
        WaitSink stuck = stuck();
        elements.only(Collect.class).awaitSize(2000);

        assertThat(pipeline.toText()).isEqualTo(text);
        assertThat(pipeline.graph().elements()).hasSize(4);
        assertThat(dropped(pipeline, "t.src_1")).isPositive();
        stuck.go.countDown();
        pipeline.end();
        pipeline.awaitEnd();
        assertEverySlotIsHome(pipeline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"numbers is-live=true", "numbers"})
    void waitsForABranchWhenNothingMayBeLost(String source) throws Exception {
        String policy = source.contains("live") ? " branch-policy=block" : "";
        Pipeline pipeline = run(source + " count=1000 ! tee name=t" + policy + "  t. ! queue ! collect"
                + "  t. ! queue max-size-buffers=5 ! waitsink");
        stuck().go.countDown();
        pipeline.awaitEnd();

        assertThat(elements.only(WaitSink.class).numbers).isEqualTo(upTo(1000));
        assertThat(elements.only(Collect.class).numbers).isEqualTo(upTo(1000));
        assertEverySlotIsHome(pipeline);
    }

    @Test
    void cutsOffABranchThatStandsStillForTooLong() throws Exception {
        Pipeline pipeline = run("numbers ! tee name=t branch-policy=detach stall-limit=1ms"
                + "  t. ! queue ! collect  t. ! queue name=q max-size-buffers=5 ! waitsink name=w");
        WaitSink stuck = stuck();
        Message.Warning cut = await(pipeline, Message.Warning.class);
        int before = elements.only(Collect.class).numbers.size();
        elements.only(Collect.class).awaitSize(before + 1000);

        assertThat(cut.element()).isEqualTo("q");
        assertThat(cut.text()).contains("is cut off", "has been in w.consume for ");
        assertThat(stuck.ended.getCount()).isEqualTo(1);
        stuck.go.countDown();
        stuck.ended.await();
        assertThat(stuck.numbers).isEqualTo(upTo(stuck.numbers.size())).hasSizeBetween(5, 7);
        pipeline.end();
        pipeline.awaitEnd();
        assertEverySlotIsHome(pipeline);
    }

    @Test
    void endsWithoutABranchThatIsCutOff() throws Exception {
        Pipeline pipeline = run("numbers count=1000 ! tee name=t branch-policy=detach stall-limit=1ms"
                + "  t. ! queue ! collect  t. ! queue max-size-buffers=5 ! waitsink");
        pipeline.awaitEnd();

        assertThat(elements.only(Collect.class).numbers).isEqualTo(upTo(1000));
        assertThat(elements.only(WaitSink.class).go.getCount()).isEqualTo(1);
        assertEverySlotIsHome(pipeline);
    }

    @Test
    void changesARunningPipelineWhoseBranchesHaveQueuesOfTheEngine() throws Exception {
        Pipeline pipeline = run("numbers is-live=true ! tee name=t ! collect name=a");
        elements.instances(Collect.class).getFirst().awaitSize(100);
        pipeline.extend("t. ! collect name=b").toCompletableFuture().join();
        Collect added = elements.instances(Collect.class).getLast();
        added.awaitSize(100);
        pipeline.edit().remove("a").apply().toCompletableFuture().join();
        added.awaitSize(added.numbers.size() + 100);
        pipeline.end();
        pipeline.awaitEnd();

        assertThat(pipeline.stats().elements())
                .extracting(PipelineStats.ElementStats::name)
                .contains("t.src_1")
                .doesNotContain("t.src_0");
        assertEverySlotIsHome(pipeline);
    }

    private static <M extends Message> M await(Pipeline pipeline, Class<M> type) throws InterruptedException {
        while (true) {
            Message message = pipeline.bus().take();
            if (type.isInstance(message)) {
                return type.cast(message);
            }
        }
    }
}
