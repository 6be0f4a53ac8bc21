package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Stateless;
import io.parallax.api.element.Transform;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.Plan;
import io.parallax.engine.TestElements.Collect;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several threads that work for one element.
@Timeout(120)
class ParallelTest {
    private static final int BUFFERS = 20_000;

    private final TestCatalog elements = new TestCatalog();

    @BeforeEach
    void addsElements() {
        elements.add(Work::new);
    }

    @AfterEach
    void closesEverything() {
        elements.closeAndCheck();
    }

    /// What a worker meets in the element, so that a test can steer it.
    interface Meeting {
        Flow handle(long number, Buffer in, Output out) throws Exception;
    }

    @ElementType(name = "work", category = "Test", summary = "does what a test asks for")
    @Stateless
    static final class Work extends TestElements.Counted implements Transform {
        final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger torn = new AtomicInteger();
        volatile Meeting meeting = (_, in, out) -> out.push(in);

        @Property(summary = "live", live = true)
        private volatile int level = 0;

        @Override
        public Flow process(Buffer in, Output out) throws Exception {
            inside.incrementAndGet();
            int before = level;
            try {
                threads.add(Thread.currentThread());
                return meeting.handle(in.bytes().get(ValueLayout.JAVA_LONG, 0), in, out);
            } finally {
                torn.addAndGet(before == level ? 0 : 1);
                inside.decrementAndGet();
            }
        }

        @Override
        public void stop() throws Exception {
            super.stop();
            torn.addAndGet(inside.get());
        }
    }

    private static List<Long> numbers(long count) {
        return LongStream.range(0, count).boxed().toList();
    }

    private Collect collected() {
        return elements.instances(Collect.class).getFirst();
    }

    @Test
    void worksOnSeveralBuffersAtOnceAndKeepsTheirOrder() throws Exception {
        CountDownLatch together = new CountDownLatch(4);
        try (Pipeline pipeline = elements.engine.parse("numbers count=" + BUFFERS + " ! work parallel=4 ! collect")) {
            elements.only(Work.class).meeting = (number, in, out) -> {
                if (number < 4) {
                    together.countDown();
                    together.await(); // until four threads are here
                }
                for (int i = ThreadLocalRandom.current().nextInt(200); i > 0; i--) {
                    Thread.onSpinWait();
                }
                return out.push(in);
            };
            pipeline.run();
            pipeline.awaitEnd();
        }

        assertThat(collected().numbers).isEqualTo(numbers(BUFFERS));
        assertThat(elements.only(Work.class).threads).hasSize(4);
        assertThat(elements.only(Work.class).threads)
                .allSatisfy(thread -> assertThat(thread.getName()).matches("parallax/pipeline\\d+/work0#[1-4]"));
    }

    @Test
    void showsItsThreadsInThePlan() {
        try (Pipeline pipeline = elements.engine.parse("x", "numbers ! work name=w parallel=3 ! collect name=c")) {
            assertThat(pipeline.plan().tasks())
                    .extracting(Plan.Task::workers, Plan.Task::elements)
                    .containsExactly(tuple(1, List.of("numbers0")), tuple(3, List.of("w.sink", "w", "c")));
        }
    }

    @Test
    void isOnlyThereForElementsThatKeepNothing() {
        assertThatExceptionOfType(MalformedPipelineException.class)
                .isThrownBy(() -> elements.engine.parse("numbers ! pass parallel=2 ! collect"))
                .withMessageContaining("parallel");
    }

    @Test
    void letsAnElementMakeMoreOfABufferThanItsPoolHolds() throws Exception {
        int each = 100;
        long size = 8L << 20; // so that the pool has few slots
        try (Pipeline pipeline = elements.engine.parse("numbers count=20 ! work parallel=3 ! collect")) {
            elements.only(Work.class).meeting = (number, in, out) -> {
                for (int i = 0; i < each; i++) {
                    try (LoanedSlot slot = out.loan(size)) {
                        slot.bytes().set(ValueLayout.JAVA_LONG, 0, number * each + i);
                        out.push(slot.publish(8));
                    }
                }
                return Flow.Signal.CONTINUE;
            };
            pipeline.run();
            pipeline.awaitEnd();
        }

        assertThat(collected().numbers).isEqualTo(numbers(20L * each));
    }

    @Test
    void endsTheStreamWhereTheElementEndsIt() throws Exception {
        try (Pipeline pipeline = elements.engine.parse("numbers ! work parallel=4 ! collect")) {
            elements.only(Work.class).meeting =
                    (number, in, out) -> number < 1000 ? out.push(in) : Flow.Signal.END_OF_STREAM;
            pipeline.run();
            pipeline.awaitEnd();
        }

        assertThat(collected().numbers).isEqualTo(numbers(1000));
    }

    @Test
    void endsWhenDownstreamWantsNoMore() throws Exception {
        try (Pipeline pipeline = elements.engine.parse("numbers ! work parallel=4 ! collect most=500")) {
            pipeline.run();
            pipeline.awaitEnd();
        }

        assertThat(collected().numbers).isEqualTo(numbers(500));
    }

    @Test
    void failsWithTheNumberOfTheFirstBufferThatWentWrong() throws Exception {
        try (Pipeline pipeline = elements.engine.parse("numbers ! work name=w parallel=4 ! collect")) {
            elements.only(Work.class).meeting = (number, in, out) -> {
                if (number >= 100) {
                    throw new IOException("no more than 100");
                }
                return out.push(in);
            };
            pipeline.run();

            assertThatExceptionOfType(PipelineFailedException.class)
                    .isThrownBy(pipeline::awaitEnd)
                    .withMessageContaining("w")
                    .withMessageContaining("no more than 100")
                    .withMessageContaining("100");
        }
        assertThat(collected().numbers).isEqualTo(numbers(100));
    }

    @Test
    void skipsWhatFails() throws Exception {
        try (Pipeline pipeline =
                elements.engine.parse("numbers count=5000 ! work parallel=4 on-error=skip ! collect")) {
            elements.only(Work.class).meeting = (number, in, out) -> {
                if (number % 10 == 3) {
                    throw new IOException("not this one");
                }
                return out.push(in);
            };
            pipeline.run();
            pipeline.awaitEnd();
        }

        assertThat(collected().numbers)
                .isEqualTo(numbers(5000).stream()
                        .filter(number -> number % 10 != 3)
                        .toList());
        assertThat(collected().discont).hasSize(500);
    }

    @Test
    void startsAgainWhenNobodyIsInTheElement() throws Exception {
        try (Pipeline pipeline = elements.engine.parse(
                "numbers count=5000 ! work parallel=4 on-error=restart restart-delay=0 ! collect")) {
            elements.only(Work.class).meeting = (number, in, out) -> {
                if (number % 1000 == 500) {
                    throw new IOException("not this one");
                }
                return out.push(in);
            };
            pipeline.run();
            pipeline.awaitEnd();
        }

        assertThat(collected().numbers)
                .isEqualTo(numbers(5000).stream()
                        .filter(number -> number % 1000 != 500)
                        .toList());
        assertThat(elements.only(Work.class).starts).hasValue(6);
        assertThat(elements.only(Work.class).torn).hasValue(0);
    }

    @Test
    void setsPropertiesWhileNobodyIsInTheElement() throws Exception {
        try (Pipeline pipeline = elements.engine.parse("numbers ! work name=w parallel=4 ! collect")) {
            pipeline.run().toCompletableFuture().get();
            for (int level = 1; level <= 200; level++) {
                pipeline.set("w", "level", level);
                collected().awaitSize(level * 10);
            }
        }

        assertThat(elements.only(Work.class).torn).hasValue(0);
    }

    @Test
    void losesNothingWhenItIsTakenOutOrPutIn() throws Exception {
        try (Pipeline pipeline =
                elements.engine.parse("numbers count=200000 name=n ! work name=w parallel=4 ! collect name=c")) {
            pipeline.run().toCompletableFuture().get();
            collected().awaitSize(1000);
            pipeline.become("numbers count=200000 name=n ! collect name=c")
                    .toCompletableFuture()
                    .get();
            int now = collected().numbers.size();
            collected().awaitSize(Math.min(now + 1000, 200_000));
            pipeline.become("numbers count=200000 name=n ! work name=v parallel=2 ! collect name=c")
                    .toCompletableFuture()
                    .get();
            pipeline.awaitEnd();
        }

        assertThat(collected().numbers).isEqualTo(numbers(200_000));
    }

    @Test
    void stopsAtAnyMoment() throws Exception {
        for (int i = 1; i <= 200; i++) {
            try (Pipeline pipeline = elements.engine.parse("numbers ! work parallel=4 ! queue ! collect")) {
                pipeline.run().toCompletableFuture().get();
                elements.instances(Collect.class).getLast().awaitSize(i);
                pipeline.stop().toCompletableFuture().get();
            }
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().contains("/work"));
    }

    @Test
    void interruptsWhatItsThreadsWaitFor() throws Exception {
        try (Pipeline pipeline = elements.engine.parse("numbers ! work parallel=4 ! collect")) {
            CountDownLatch waits = new CountDownLatch(4);
            elements.only(Work.class).meeting = (_, _, _) -> {
                waits.countDown();
                new CountDownLatch(1).await();
                return Flow.Signal.CONTINUE;
            };
            pipeline.run().toCompletableFuture().get();
            waits.await();

            pipeline.stop().toCompletableFuture().get();
        }
    }

    @Test
    void namesTheThreadThatDoesNotComeBack() throws Exception {
        TestCatalog impatient = new TestCatalog(Duration.ofMillis(100));
        impatient.add(Work::new);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        try (Pipeline pipeline = impatient.engine.parse("x", "numbers ! work name=w parallel=2 ! collect")) {
            impatient.only(Work.class).meeting = (_, _, _) -> {
                inside.countDown();
                boolean waits = true;
                while (waits) {
                    try {
                        released.await();
                        waits = false;
                    } catch (InterruptedException _) {
                        // it does not want to know
                    }
                }
                return Flow.Signal.CONTINUE;
            };
            pipeline.run().toCompletableFuture().get();
            inside.await();
            pipeline.stop();
            Message message = pipeline.bus().take();
            while (!(message instanceof Message.Stuck)) {
                message = pipeline.bus().take();
            }

            Message.Stuck stuck = (Message.Stuck) message;
            assertThat(stuck.element()).isEqualTo("w");
            assertThat(stuck.thread()).startsWith("parallax/x/w#");
            assertThat(stuck.stack()).anyMatch(frame -> frame.contains("Work.process"));
            released.countDown();
        }
        impatient.closeAndCheck();
    }
}
