package io.parallax.memory.stream;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.PublisherConfig;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.api.ipc.StreamLinks;
import io.parallax.api.ipc.StreamPublisher;
import io.parallax.api.ipc.StreamSubscriber;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.SharedStreamLinks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A publisher with a pool, and subscribers in the same process.
final class StreamFixture implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);
    static final Duration NOW = Duration.ofMillis(1);

    final StreamLinks links = new SharedStreamLinks();
    final Path path;
    final Queue<Event.Upstream> upstream = new ConcurrentLinkedQueue<>();
    final Queue<String> left = new ConcurrentLinkedQueue<>();
    final MemoryPool pool;
    final StreamPublisher publisher;
    volatile boolean accepts = true;
    private final List<StreamSubscriber> subscribers = new ArrayList<>();
    private long sent;

    StreamFixture(Path folder, int slots, PublisherConfig config) {
        path = folder.resolve("stream");
        pool = new SharedPoolProvider().create(new PoolConfig("frames", 4096, slots));
        publisher = links.publish(
                new PublisherConfig(
                        path.toString(),
                        config.mode(),
                        config.uids(),
                        config.slow(),
                        config.maxBuffers(),
                        config.takesUpstream()),
                new StreamPublisher.Listener() {
                    @Override
                    public boolean upstream(Event.Upstream event) {
                        upstream.add(event);
                        return accepts;
                    }

                    @Override
                    public void left(String subscriber, String reason) {
                        left.add(reason);
                    }
                });
    }

    static StreamFixture of(Path folder) {
        return new StreamFixture(folder, 16, new PublisherConfig("any"));
    }

    static StreamFixture of(Path folder, int slots, SlowPolicy slow) {
        return new StreamFixture(folder, slots, new PublisherConfig("any").withSlow(slow));
    }

    StreamSubscriber attach() {
        return attach(null);
    }

    StreamSubscriber attach(@Nullable SlowPolicy slow) {
        StreamSubscriber subscriber = links.attach(path.toString(), slow, SOON);
        subscribers.add(subscriber);
        return subscriber;
    }

    /// Sends a buffer of so many bytes that begins with the number of buffers before it.
    void send(MemoryPool from, int size) throws InterruptedException {
        try (LoanedSlot slot = from.loan()) {
            slot.bytes().set(JAVA_LONG_UNALIGNED, 0, sent);
            Buffer buffer = slot.publish(size);
            try (buffer) {
                buffer.metadata().sequence(sent).pts(sent * 10);
                publisher.send(buffer);
            }
        }
        sent++;
    }

    void send(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            send(pool, 1000);
        }
    }

    /// Waits until something has come true.
    static void await(String what, Callable<Boolean> condition) throws Exception {
        long endNs = System.nanoTime() + SOON.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - endNs > 0) {
                fail("not in time: %s", what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    static StreamSubscriber.Next next(StreamSubscriber from) {
        StreamSubscriber.Next next = from.next(SOON);
        if (next == StreamSubscriber.Next.NOTHING) {
            fail("nothing came");
        }
        return next;
    }

    /// Takes a buffer and checks its content.
    /// @return its number
    static long takeBuffer(StreamSubscriber from) {
        assertThat(next(from)).as("%s", from.lost()).isEqualTo(StreamSubscriber.Next.BUFFER);
        try (Buffer buffer = from.buffer()) {
            long number = buffer.bytes().get(JAVA_LONG_UNALIGNED, 0);
            assertThat(buffer.metadata().sequence()).isEqualTo(number);
            assertThat(buffer.metadata().pts()).isEqualTo(10 * number);
            return number;
        }
    }

    static Event takeEvent(StreamSubscriber from) {
        assertThat(next(from)).as("%s", from.lost()).isEqualTo(StreamSubscriber.Next.EVENT);
        return from.event();
    }

    @Override
    public void close() {
        publisher.close();
        subscribers.forEach(StreamSubscriber::close);
        pool.close();
    }
}
