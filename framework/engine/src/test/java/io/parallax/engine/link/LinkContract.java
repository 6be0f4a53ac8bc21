package io.parallax.engine.link;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.event.Event;
import io.parallax.api.memory.MemoryPool;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every link does, whatever it does when full.
@Timeout(60)
abstract class LinkContract {
    final MemoryPool pool = Pools.of(256);

    abstract Link link(QueueLimits limits);

    abstract QueueLimits.Leak leak();

    final QueueLimits buffers(int max) {
        return new QueueLimits(max, 0, 0, leak(), false);
    }

    @AfterEach
    void everySlotIsHome() {
        assertThat(pool.stats().free()).isEqualTo(pool.slots());
        pool.close();
    }

    static long takeSequence(Link link) {
        Buffer buffer = (Buffer) requireNonNull(link.take());
        long sequence = buffer.metadata().sequence();
        buffer.close();
        return sequence;
    }

    @Test
    void keepsTheOrderOfBuffersAndEvents() {
        Link link = link(buffers(4));

        link.put(Pools.buffer(pool, 1, 0, 0));
        link.put(new Event.Gap(1, 2));
        link.put(Pools.buffer(pool, 1, 0, 1));

        assertThat(takeSequence(link)).isZero();
        assertThat(link.take()).isEqualTo(new Event.Gap(1, 2));
        assertThat(takeSequence(link)).isEqualTo(1);
    }

    @Test
    void tellsItsLevel() {
        Link link = link(buffers(4));

        link.put(Pools.buffer(pool, 10, 100, 0));
        link.put(Pools.buffer(pool, 20, 150, 1));

        assertThat(link.level().buffers()).isEqualTo(2);
        assertThat(link.level().bytes()).isEqualTo(30);
        link.clear();
        assertThat(link.level().buffers()).isZero();
    }

    @Test
    void releasesWhatIsPutAfterClose() {
        Link link = link(buffers(4));
        link.put(Pools.buffer(pool, 1, 0, 0));
        link.close();

        assertThat(link.put(Pools.buffer(pool, 1, 0, 1))).isEqualTo(Flow.Signal.FLUSHING);
        assertThat(link.take()).isNull();
        link.clear();
    }

    @Test
    void tellsTheProducerThatNoMoreIsWanted() {
        Link link = link(buffers(4));
        link.refuse();

        assertThat(link.put(Pools.buffer(pool, 1, 0, 0))).isEqualTo(Flow.Signal.END_OF_STREAM);
        assertThat(link.put(new Event.EndOfStream())).isEqualTo(Flow.Signal.END_OF_STREAM);
    }

    @Test
    void wakesAWaitingConsumerWhenItCloses() throws Exception {
        Link link = link(buffers(4));
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Thread consumer = Thread.ofPlatform().start(() -> ended.complete(link.take() == null));
        awaitParked(consumer);

        link.close();

        assertThat(ended.get()).isTrue();
    }

    @Test
    void takesMoreEventsThanTheRingHasSpareRoom() throws Exception {
        Link link = link(buffers(1));
        CompletableFuture<Integer> taken = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> taken.complete(countUntilEnd(link)));

        for (int i = 0; i < 10_000; i++) {
            link.put(new Event.Gap(i, 1));
        }
        link.put(new Event.EndOfStream());

        assertThat(taken.get()).isEqualTo(10_000);
    }

    @Test
    void dropsWhatIsQueuedBeforeAFlush() {
        Link link = link(buffers(4));
        link.put(Pools.buffer(pool, 1, 0, 0));
        link.put(new Event.EndOfStream());
        link.put(new Event.FlushStart(0));
        link.put(new Event.FlushStop(false));
        link.put(Pools.buffer(pool, 1, 0, 1));

        assertThat(link.take()).isEqualTo(new Event.FlushStart(0));
        assertThat(link.take()).isEqualTo(new Event.FlushStop(false));
        assertThat(takeSequence(link)).isEqualTo(1);
        assertThat(link.flushed()).isEqualTo(1);
        assertThat(link.dropped()).isZero();
    }

    @Test
    void rejectsBuffersUntilTheFlushThatWasAskedForBegins() {
        Link link = link(buffers(4));
        link.refuseUntilFlush();
        link.flush(7);

        assertThat(link.put(Pools.buffer(pool, 1, 0, 0))).isEqualTo(Flow.Signal.FLUSHING);
        link.put(new Event.FlushStart(7));
        assertThat(link.put(Pools.buffer(pool, 1, 0, 1))).isEqualTo(Flow.Signal.CONTINUE);
        assertThat(link.take()).isEqualTo(new Event.FlushStart(7));
        assertThat(takeSequence(link)).isEqualTo(1);
    }

    private static int countUntilEnd(Link link) {
        int count = 0;
        for (@Nullable Object item = link.take(); !(item instanceof Event.EndOfStream); item = link.take()) {
            count++;
        }
        return count;
    }

    static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }
}
