package io.parallax.engine.link;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.element.Flow;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.event.Event;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpscLinkTest extends LinkContract {
    @Override
    Link link(QueueLimits limits) {
        return new SpscLink(limits);
    }

    @Override
    QueueLimits.Leak leak() {
        return QueueLimits.Leak.NO;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 64, 200})
    void losesNothingAndKeepsOrderBetweenTwoThreads(int max) throws Exception {
        SpscLink link = new SpscLink(buffers(max));
        int count = 200_000;
        CompletableFuture<Long> disorder = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> disorder.complete(firstDisorder(link, count)));

        for (int i = 0; i < count; i++) {
            Buffer buffer = pool.loan().publish(8);
            buffer.metadata().sequence(i);
            assertThat(link.put(buffer)).isEqualTo(Flow.Signal.CONTINUE);
        }
        link.put(new Event.EndOfStream());

        assertThat(disorder.get()).isEqualTo(-1);
        assertThat(link.take()).isInstanceOf(Event.EndOfStream.class);
    }

    private static long firstDisorder(Link link, int count) {
        long disorder = -1;
        for (int i = 0; i < count; i++) {
            if (takeSequence(link) != i && disorder < 0) {
                disorder = i;
            }
        }
        return disorder;
    }

    @Test
    void letsTheProducerWaitWhenFullInBytes() throws Exception {
        SpscLink link = new SpscLink(new QueueLimits(0, 100, 0, QueueLimits.Leak.NO, false));
        link.put(Pools.buffer(pool, 60, 0, 0));
        link.put(Pools.buffer(pool, 60, 0, 1));
        CompletableFuture<Flow> third = new CompletableFuture<>();
        Thread producer = Thread.ofPlatform().start(() -> third.complete(link.put(Pools.buffer(pool, 1, 0, 2))));
        awaitParked(producer);

        assertThat(takeSequence(link)).isZero();

        assertThat(third.get()).isEqualTo(Flow.Signal.CONTINUE);
        assertThat(takeSequence(link)).isEqualTo(1);
        assertThat(takeSequence(link)).isEqualTo(2);
    }

    @Test
    void letsTheProducerWaitWhenFullInTime() throws Exception {
        SpscLink link = new SpscLink(new QueueLimits(0, 0, 1000, QueueLimits.Leak.NO, false));
        link.put(Pools.buffer(pool, 1, 0, 0));
        assertThat(takeSequence(link)).isZero();
        link.put(Pools.buffer(pool, 1, 500, 1));
        link.put(Pools.buffer(pool, 1, 1000, 2));
        CompletableFuture<Flow> third = new CompletableFuture<>();
        Thread producer = Thread.ofPlatform().start(() -> third.complete(link.put(Pools.buffer(pool, 1, 1100, 3))));
        awaitParked(producer);

        assertThat(takeSequence(link)).isEqualTo(1);

        assertThat(third.get()).isEqualTo(Flow.Signal.CONTINUE);
        link.clear();
    }

    @Test
    void wakesAWaitingProducerWhenItCloses() throws Exception {
        SpscLink link = new SpscLink(buffers(1));
        link.put(Pools.buffer(pool, 1, 0, 0));
        CompletableFuture<Flow> second = new CompletableFuture<>();
        Thread producer = Thread.ofPlatform().start(() -> second.complete(link.put(Pools.buffer(pool, 1, 0, 1))));
        awaitParked(producer);

        link.close();

        assertThat(second.get()).isEqualTo(Flow.Signal.FLUSHING);
        link.clear();
    }

    @Test
    void wakesAWaitingProducerWhenNoMoreIsWanted() throws Exception {
        SpscLink link = new SpscLink(buffers(1));
        link.put(Pools.buffer(pool, 1, 0, 0));
        CompletableFuture<Flow> second = new CompletableFuture<>();
        Thread producer = Thread.ofPlatform().start(() -> second.complete(link.put(Pools.buffer(pool, 1, 0, 1))));
        awaitParked(producer);

        link.refuse();

        assertThat(second.get()).isEqualTo(Flow.Signal.END_OF_STREAM);
        link.clear();
    }

    @Test
    void dropsTheNewBufferWhenItLeaksUpstream() {
        SpscLink link = new SpscLink(new QueueLimits(2, 0, 0, QueueLimits.Leak.UPSTREAM, false));
        for (int i = 0; i < 5; i++) {
            assertThat(link.put(Pools.buffer(pool, 1, 0, i))).isEqualTo(Flow.Signal.CONTINUE);
        }

        assertThat(link.dropped()).isEqualTo(3);
        assertThat(takeSequence(link)).isZero();
        assertThat(takeSequence(link)).isEqualTo(1);
        link.put(Pools.buffer(pool, 1, 0, 5));
        Buffer afterTheGap = (Buffer) requireNonNull(link.take());
        assertThat(afterTheGap.metadata().has(BufferFlags.DISCONT)).isTrue();
        afterTheGap.close();
    }

    @Test
    void keepsAnInterruptForLater() throws Exception {
        SpscLink link = new SpscLink(buffers(1));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread consumer = Thread.ofPlatform().start(() -> {
            takeSequence(link);
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        awaitParked(consumer);

        consumer.interrupt();
        link.put(Pools.buffer(pool, 1, 0, 0));

        assertThat(interrupted.get()).isTrue();
        consumer.join();
    }
}
