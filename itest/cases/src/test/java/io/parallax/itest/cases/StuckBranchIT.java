package io.parallax.itest.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineStats;
import io.parallax.api.pipeline.ProbeHandler;
import io.parallax.api.time.ClockTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One branch of a live stream never comes back from its first buffer.
@Timeout(120)
class StuckBranchIT {
    private static final String LINE = "testsrc is-live=true rate=100 ! tee name=t t. ! queue ! meter name=a ! fakesink"
            + " t. ! queue ! identity sleep-time=3600000000 ! fakesink";

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static boolean isStuck(Message.Stalled stalled) {
        return stalled.element().equals("identity0");
    }

    @Test
    void theOtherBranchKeepsItsRateAndTheStuckOneIsNamed() throws Exception {
        Pipeline pipeline = bench.run(LINE);
        List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
        List<Long> stamps = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch enough = new CountDownLatch(500);
        pipeline.probe("a", "src", buffer -> {
            numbers.add(buffer.metadata().sequence());
            stamps.add(buffer.metadata().pts());
            enough.countDown();
            return ProbeHandler.Answer.PASS;
        });
        Message.Stalled stuck = Bench.await(pipeline, Message.Stalled.class, StuckBranchIT::isStuck);
        enough.await();
        Message.ElementMessage figures = Bench.await(
                pipeline, Message.ElementMessage.class, each -> each.name().equals("meter"));

        assertThat(stuck.thread()).isEqualTo("parallax/" + pipeline.name() + "/queue1");
        assertThat(stuck.since().toSeconds()).isLessThan(2);
        assertThat(figures.element()).isEqualTo("a");
        List<Long> seen = List.copyOf(numbers.subList(0, 500));
        long first = seen.getFirst();
        assertThat(seen).allSatisfy(number -> assertThat(number).isEqualTo(first + seen.indexOf(number)));
        double perSecond = 499.0 * ClockTime.SECOND / (stamps.get(499) - stamps.get(0));
        assertThat(perSecond).isGreaterThanOrEqualTo(99);
        assertThat(pipeline.stats().elements())
                .filteredOn(each -> each.name().equals("queue0"))
                .extracting(PipelineStats.ElementStats::dropped)
                .containsExactly(0L);
    }

    @Test
    void aBranchThatMayBlockIsReportedAllTheSame() throws Exception {
        Pipeline pipeline = bench.run(LINE.replace("tee name=t", "tee name=t branch-policy=block")
                .replace("! queue ! identity", "! queue max-size-buffers=5 ! identity"));

        Message.Stalled stuck = Bench.await(pipeline, Message.Stalled.class, StuckBranchIT::isStuck);
        assertThat(stuck.thread()).isEqualTo("parallax/" + pipeline.name() + "/queue1");
        assertThat(stuck.text()).contains("identity0.process");
    }
}
