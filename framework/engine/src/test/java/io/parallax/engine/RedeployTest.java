package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.deploy.RedeployException;
import io.parallax.api.deploy.Redeployment.Report;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Sink;
import io.parallax.api.element.Source;
import io.parallax.api.element.Stateful;
import io.parallax.api.element.Transform;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.engine.TestElements.Collect;
import io.parallax.engine.TestElements.Counted;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Elements are exchanged for those of another revision while data flows.
@Timeout(120)
class RedeployTest {
    private final TestCatalog elements = new TestCatalog();

    @AfterEach
    void closesEverything() {
        elements.closeAndCheck();
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    /// Counts on, in whatever instance.
    @ElementType(name = "count", category = "Test", summary = "numbers from a state")
    static final class Count extends Counted implements Source, Stateful {
        @Property(summary = "how many")
        private long count = Long.MAX_VALUE;

        private long next;

        @Override
        public Flow produce(Output out) throws Exception {
            if (next == count) {
                return Flow.Signal.END_OF_STREAM;
            }
            try (LoanedSlot slot = out.loan(8)) {
                slot.bytes().set(ValueLayout.JAVA_LONG, 0, next++);
                return out.push(slot.publish(8));
            }
        }

        @Override
        public int stateVersion() {
            return 1;
        }

        @Override
        public byte[] saveState() {
            return bytes(next);
        }

        @Override
        public void restoreState(int version, byte[] state) {
            next = ByteBuffer.wrap(state).getLong();
        }
    }

    /// Keeps every second buffer back until the next one comes.
    @ElementType(name = "hold", category = "Test", summary = "keeps one back")
    static class Hold extends Counted implements Transform {
        static final AtomicInteger LIVE = new AtomicInteger();
        private final List<Buffer> kept = new ArrayList<>();

        @Override
        public void start(ElementContext context) throws Exception {
            super.start(context);
            assertThat(LIVE.incrementAndGet()).isOne();
        }

        @Override
        public Flow process(Buffer in, Output out) {
            kept.add(in.retain());
            return kept.size() < 2 ? Flow.Signal.CONTINUE : drain(out);
        }

        @Override
        public Flow drain(Output out) {
            Flow flow = Flow.Signal.CONTINUE;
            for (Buffer each : kept) {
                flow = out.push(each);
            }
            kept.clear();
            return flow;
        }

        @Override
        public void stop() throws Exception {
            super.stop();
            LIVE.decrementAndGet();
            kept.forEach(Buffer::close);
            kept.clear();
        }
    }

    /// Adds up what it sees, over all instances.
    @ElementType(name = "sum", category = "Test", summary = "adds up")
    static final class Sum extends Counted implements Sink, Stateful {
        final AtomicLong sum = new AtomicLong();

        @Property(summary = "fails to start")
        private boolean broken = false;

        @Override
        public void start(ElementContext context) throws Exception {
            super.start(context);
            if (broken) {
                throw new IOException("no licence");
            }
        }

        @Override
        public Flow consume(Buffer in) {
            sum.addAndGet(in.bytes().get(ValueLayout.JAVA_LONG, 0));
            return Flow.Signal.CONTINUE;
        }

        @Override
        public int stateVersion() {
            return 1;
        }

        @Override
        public byte[] saveState() {
            return bytes(sum.get());
        }

        @Override
        public void restoreState(int version, byte[] state) {
            sum.set(ByteBuffer.wrap(state).getLong());
        }
    }

    /// A later form of [Sum] that does not start.
    @ElementType(name = "sum", category = "Test", summary = "cannot add")
    static final class BrokenSum extends Counted implements Sink, Stateful {
        @Property(summary = "as before")
        private boolean broken = false;

        @Override
        public void start(ElementContext context) throws Exception {
            super.start(context);
            throw new IOException(broken ? "broken" : "no licence");
        }

        @Override
        public Flow consume(Buffer in) {
            return Flow.Signal.CONTINUE;
        }

        @Override
        public int stateVersion() {
            return 2;
        }

        @Override
        public byte[] saveState() {
            return new byte[0];
        }

        @Override
        public void restoreState(int version, byte[] state) {}
    }

    private static List<Long> numbers(long count) {
        return LongStream.range(0, count).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count count=1000000 ! hold ! collect",
                "count count=1000000 ! queue ! hold ! queue ! collect",
                "count count=1000000 ! join  numbers count=0 ! join0.  join0. ! hold ! collect"
            })
    void losesDoublesAndReordersNothing(String text) throws Exception {
        Hold.LIVE.set(0);
        elements.add(Count::new, 1);
        elements.add(Hold::new, 1);
        Pipeline pipeline = elements.run(text);
        Collect sink = elements.only(Collect.class);
        int exchanged = 0;
        for (int revision = 2; revision <= 20; revision++) {
            sink.awaitSize(sink.numbers.size() + 1_000);
            elements.add(Count::new, revision);
            elements.add(Hold::new, revision);
            exchanged +=
                    elements.engine.redeploy(revision - 1, revision).changes().size();
        }
        pipeline.stop().toCompletableFuture().get();

        assertThat(exchanged).isEqualTo(2 * 19);
        assertThat(sink.numbers).isEqualTo(numbers(sink.numbers.size()));
        assertThat(elements.instances(Count.class)).hasSize(20);
        assertThat(elements.released).containsAll(elements.instances(Hold.class).subList(0, 19));
        pipeline.close();
    }

    @Test
    void handsTheStateOverAndSaysWhereTheExchangeWas() throws Exception {
        elements.add(Sum::new, 1);
        Pipeline pipeline = elements.engine.parse("x", "numbers count=100000 ! queue ! sum name=s");
        pipeline.run().toCompletableFuture().get();
        elements.add(Sum::new, 2);

        Report report = elements.engine.redeploy(1, 2);
        pipeline.awaitEnd();

        assertThat(report.changes()).singleElement().satisfies(change -> {
            assertThat(change.pipeline()).isEqualTo("x");
            assertThat(change.element()).isEqualTo("s");
        });
        assertThat(elements.instances(Sum.class).getLast().sum).hasValue(99_999L * 100_000 / 2);
    }

    @Test
    void putsTheOldOneBackEverywhereWhenANewOneDoesNotStart() throws Exception {
        elements.add(Count::new, 1);
        elements.add(Sum::new, 1);
        Pipeline first = elements.run("count count=300000 ! sum");
        Pipeline second = elements.run("count count=300000 ! queue ! sum");
        elements.add(Count::new, 2);
        elements.add(BrokenSum::new, 2);

        assertThatExceptionOfType(RedeployException.class)
                .isThrownBy(() -> elements.engine.redeploy(1, 2))
                .withMessageContaining("sum")
                .withMessageContaining("no licence");
        first.awaitEnd();
        second.awaitEnd();

        assertThat(elements.instances(Sum.class))
                .extracting(sum -> sum.sum.get())
                .containsExactly(299_999L * 300_000 / 2, 299_999L * 300_000 / 2);
    }

    @Test
    void refusesARevisionWithoutAPropertyThatIsSet() throws Exception {
        elements.add(Count::new, 1);
        Pipeline pipeline = elements.run("count count=100000 ! collect");
        elements.add(Narrow::new, 2);

        assertThatExceptionOfType(RedeployException.class)
                .isThrownBy(() -> elements.engine.redeploy(1, 2))
                .withMessageContaining("no property count");
        pipeline.awaitEnd();

        assertThat(elements.only(Collect.class).numbers).isEqualTo(numbers(100_000));
    }

    @ElementType(name = "count", category = "Test", summary = "has no property")
    static final class Narrow implements Source {
        @Override
        public Flow produce(Output out) {
            return Flow.Signal.END_OF_STREAM;
        }
    }

    @Test
    void leavesSourcesAloneThatWouldBeginAnew() throws Exception {
        elements.add(Fresh::new, 1);
        Pipeline pipeline = elements.run("fresh ! collect");
        elements.add(Fresh::new, 2);

        Report report = elements.engine.redeploy(1, 2);

        assertThat(report.changes()).isEmpty();
        assertThat(report.left())
                .singleElement()
                .satisfies(text -> assertThat(text).contains("Stateful"));
        pipeline.stop().toCompletableFuture().get();
    }

    @ElementType(name = "fresh", category = "Test", summary = "begins anew")
    static final class Fresh implements Source {
        @Override
        public Flow produce(Output out) throws Exception {
            return out.push(out.loan(8).publish(8));
        }
    }

    @Test
    void callsBackASourceThatWaitsForInput() throws Exception {
        elements.add(Patient::new, 1);
        Pipeline pipeline = elements.run("patient ! collect");
        elements.only(Collect.class).awaitSize(1);
        elements.add(Patient::new, 2);

        Report report = elements.engine.redeploy(1, 2);

        assertThat(report.changes()).hasSize(1);
        elements.only(Collect.class).awaitSize(2);
        pipeline.stop().toCompletableFuture().get();
    }

    @ElementType(name = "patient", category = "Test", summary = "waits after its first buffer")
    static final class Patient extends Counted implements Source {
        private boolean pushed;

        @Override
        public boolean isLive() {
            return true;
        }

        @Override
        public Flow produce(Output out) throws Exception {
            if (pushed) {
                new CountDownLatch(1).await();
            }
            pushed = true;
            return out.push(out.loan(8).publish(8));
        }
    }

    @Test
    void exchangesElementsOfPipelinesThatDoNotRun() throws Exception {
        elements.add(Count::new, 1);
        Pipeline suspended = elements.engine.parse("count count=10 ! collect");
        Pipeline paused = elements.engine.parse("count count=10 ! collect");
        paused.prepare().toCompletableFuture().get();
        elements.add(Count::new, 2);

        assertThat(elements.engine.redeploy(1, 2).changes()).hasSize(2);
        for (Pipeline pipeline : List.of(suspended, paused)) {
            pipeline.run();
            pipeline.awaitEnd();
        }

        assertThat(elements.instances(Collect.class))
                .allSatisfy(sink -> assertThat(sink.numbers).isEqualTo(numbers(10)));
        assertThat(elements.released)
                .containsAll(elements.instances(Count.class).subList(0, 2));
    }
}
