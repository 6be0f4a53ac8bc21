package io.parallax.memory.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.event.Event;
import io.parallax.api.ipc.PublisherConfig;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.api.ipc.StreamPublisher;
import io.parallax.api.ipc.StreamSubscriber;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.SharedStreamLinks;
import io.parallax.memory.ipc.ChildJvm;
import io.parallax.memory.ipc.Payload;
import io.parallax.memory.os.OpenFiles;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Producers and consumers in processes of their own, killed and stopped at random moments under load.
class StreamChaosIT {
    private static final boolean LONG = Boolean.getBoolean("parallax.long");
    private static final int CONSUMER_KILLS = LONG ? 400 : 14;
    private static final int PRODUCER_KILLS = LONG ? 150 : 6;
    private static final int CONSUMERS = 3;
    private static final long LONGEST_LIFE_MS = 100;

    @TempDir
    private Path folder;

    private final Random random = new Random(CONSUMER_KILLS);
    private final Deque<ChildJvm> consumers = new ArrayDeque<>();
    private volatile boolean enough;

    /// A consumer that is stopped for a moment is slow, and every policy but one says so.
    private void start(Path path, int number) throws Exception {
        SlowPolicy[] policies = {SlowPolicy.BLOCK, SlowPolicy.DROP_OLDEST, SlowPolicy.DROP_NEWEST};
        consumers.add(ChildJvm.start(Consumer.class, path, policies[number % policies.length]));
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void losesNothingWhenConsumersAreKilled() throws Exception {
        Path path = folder.resolve("chaos");
        long before = OpenFiles.descriptors();
        MemoryPool pool = new SharedPoolProvider().create(new PoolConfig("chaos", Producer.SLOT_SIZE, Producer.SLOTS));
        StreamPublisher publisher = new SharedStreamLinks()
                .publish(new PublisherConfig(path.toString()), new StreamPublisher.Listener() {});
        FutureTask<Long> writer = new FutureTask<>(() -> write(publisher, pool));
        Thread.ofPlatform().start(writer);

        killConsumers(path, writer);
        enough = true;
        assertThat(writer.get()).isPositive();
        publisher.send(new Event.EndOfStream());
        for (ChildJvm consumer : consumers) {
            consumer.expect("COMPLETE");
            assertThat(consumer.end()).isZero();
            consumer.close();
        }

        StreamFixture.await("slots", () -> pool.stats().free() == Producer.SLOTS);
        publisher.close();
        pool.close();
        StreamFixture.await("descriptors", () -> OpenFiles.descriptors() == before);
        assertThat(folder).isEmptyDirectory();
    }

    private long write(StreamPublisher publisher, MemoryPool pool) throws InterruptedException {
        Random sizes = new Random(1);
        long number = 0;
        while (!enough) {
            Producer.send(publisher, pool, number++, Payload.size(sizes, Producer.SLOT_SIZE));
        }
        return number;
    }

    private void killConsumers(Path path, FutureTask<Long> writer) throws Exception {
        for (int i = 0; i < CONSUMERS; i++) {
            start(path, i);
        }
        for (int kill = 0; kill < CONSUMER_KILLS; kill++) {
            start(path, CONSUMERS + kill);
            try (ChildJvm victim = consumers.removeFirst()) {
                victim.expect("attached");
                victim.run(random.nextLong(LONGEST_LIFE_MS));
                if (random.nextInt(4) == 0) {
                    victim.signal("STOP");
                    victim.run(random.nextLong(LONGEST_LIFE_MS));
                    victim.signal("CONT");
                    victim.run(random.nextLong(LONGEST_LIFE_MS));
                }
                victim.kill();
            }
            assertThat(writer.isDone()).as("the writer goes on").isFalse();
        }
        for (ChildJvm consumer : consumers) {
            consumer.expect("attached");
        }
    }

    /// Eight processes, one of which is stopped.
    @ParameterizedTest
    @EnumSource(names = {"DROP_OLDEST", "DROP_NEWEST", "DISCONNECT"})
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aStoppedConsumerHoldsUpNobody(SlowPolicy policy) throws Exception {
        Path path = folder.resolve("fan");
        int count = 2000;
        try (MemoryPool pool =
                        new SharedPoolProvider().create(new PoolConfig("fan", Producer.SLOT_SIZE, Producer.SLOTS));
                StreamPublisher publisher = new SharedStreamLinks()
                        .publish(new PublisherConfig(path.toString()), new StreamPublisher.Listener() {});
                ChildJvm stopped = ChildJvm.start(Consumer.class, path, policy)) {
            stopped.expect("attached");
            stopped.signal("STOP");
            for (int i = 0; i < 7; i++) {
                consumers.add(ChildJvm.start(Consumer.class, path, SlowPolicy.BLOCK));
            }
            assertThat(publisher.awaitSubscribers(8, StreamFixture.SOON)).isTrue();
            Random sizes = new Random(2);
            for (int number = 0; number < count; number++) {
                Producer.send(publisher, pool, number, Payload.size(sizes, Producer.SLOT_SIZE));
            }
            publisher.send(new Event.EndOfStream());
            for (ChildJvm consumer : consumers) {
                consumer.expect("attached");
                consumer.expect("COMPLETE " + count);
                consumer.close();
            }
            stopped.signal("CONT");
            String end = stopped.line();
            boolean isSentAway = policy == SlowPolicy.DISCONNECT;
            assertThat(end).startsWith(isSentAway ? "Loss[kind=LEFT, reason=it did not keep up]" : "COMPLETE");
            assertThat(stopped.end()).isZero();
            long dropped = publisher.stats().dropped();
            if (!isSentAway) {
                assertThat(end).isEqualTo("COMPLETE " + (count - dropped));
            }
            StreamFixture.await("slots", () -> pool.stats().free() == Producer.SLOTS);
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void showsEveryoneThatProducersWereKilled() throws Exception {
        Path path = folder.resolve("chaos");
        long before = OpenFiles.descriptors();
        for (int kill = 0; kill < PRODUCER_KILLS; kill++) {
            try (ChildJvm producer = ChildJvm.start(Producer.class, path, Long.MAX_VALUE, SlowPolicy.BLOCK)) {
                producer.expect("listening"); // it took over what the killed one left
                try (ChildJvm consumer = ChildJvm.start(Consumer.class, path, SlowPolicy.BLOCK);
                        StreamSubscriber here =
                                new SharedStreamLinks().attach(path.toString(), null, StreamFixture.SOON)) {
                    consumer.expect("attached");
                    FutureTask<String> reader = new FutureTask<>(() -> new Consumer().read(here));
                    Thread.ofPlatform().start(reader);
                    producer.run(random.nextLong(LONGEST_LIFE_MS));
                    producer.kill();

                    assertThat(reader.get()).contains("DIED");
                    assertThat(consumer.line()).contains("DIED");
                    assertThat(consumer.end()).isZero();
                }
            }
        }
        try (ChildJvm last = ChildJvm.start(Producer.class, path, 1000, SlowPolicy.BLOCK)) {
            last.expect("listening");
            try (ChildJvm consumer = ChildJvm.start(Consumer.class, path, SlowPolicy.BLOCK)) {
                consumer.expect("attached");
                consumer.expect("COMPLETE 1000");
                assertThat(last.end()).isZero();
            }
        }
        StreamFixture.await("descriptors", () -> OpenFiles.descriptors() == before);
        assertThat(folder).isEmptyDirectory();
    }
}
