package io.parallax.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.parallax.api.pipeline.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineBusTest {
    private final EngineBus bus = new EngineBus("p");

    private static Message numbered(int number) {
        return new Message.Warning("p", "e", "" + number);
    }

    /// Keeps what it is told: messages, exceptions, and the word `complete`.
    private static class Reader implements Flow.Subscriber<Message> {
        final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        final AtomicInteger callsAtOnce = new AtomicInteger();
        volatile Flow.@Nullable Subscription subscription;
        private final long first;

        Reader(long first) {
            this.first = first;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            if (first != 0) {
                given.request(first);
            }
        }

        void request(long count) {
            Flow.Subscription current = subscription;
            if (current != null) {
                current.request(count);
            }
        }

        void cancel() {
            Flow.Subscription current = subscription;
            if (current != null) {
                current.cancel();
            }
        }

        @Override
        public void onNext(Message message) {
            assertThat(callsAtOnce.incrementAndGet()).isEqualTo(1);
            told.add(message);
            callsAtOnce.decrementAndGet();
        }

        @Override
        public void onError(Throwable thrown) {
            told.add(thrown);
        }

        @Override
        public void onComplete() {
            told.add("complete");
        }

        List<Object> take(int count) throws InterruptedException {
            List<Object> taken = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                taken.add(told.take());
            }
            return taken;
        }
    }

    @Test
    void givesEveryReaderEveryMessageInOrder() throws Exception {
        Reader one = new Reader(Long.MAX_VALUE);
        Reader other = new Reader(Long.MAX_VALUE);
        bus.publisher().subscribe(one);
        bus.publisher().subscribe(other);
        List<Object> sent = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sent.add(numbered(i));
            bus.post(numbered(i));
        }
        bus.close();
        sent.add("complete");

        assertThat(one.take(501)).isEqualTo(sent);
        assertThat(other.take(501)).isEqualTo(sent);
        assertThat(bus.poll()).isEqualTo(numbered(0));
    }

    @Test
    void deliversNoMoreThanIsAskedFor() throws Exception {
        Reader reader = new Reader(0);
        bus.publisher().subscribe(reader);
        for (int i = 0; i < 5; i++) {
            bus.post(numbered(i));
        }
        reader.request(2);
        assertThat(reader.take(2)).containsExactly(numbered(0), numbered(1));
        bus.close();
        reader.request(2);
        assertThat(reader.take(2)).containsExactly(numbered(2), numbered(3));
        assertThat(reader.told).isEmpty();
        reader.request(1);
        assertThat(reader.take(2)).containsExactly(numbered(4), "complete");
    }

    @Test
    void addsUpWhatIsAskedForWithoutOverflow() throws Exception {
        Reader reader = new Reader(Long.MAX_VALUE - 1);
        bus.publisher().subscribe(reader);
        reader.request(Long.MAX_VALUE - 1);
        bus.post(numbered(0));

        assertThat(reader.take(1)).containsExactly(numbered(0));
    }

    @Test
    void refusesToBeAskedForNothing() throws Exception {
        Reader reader = new Reader(0);
        bus.publisher().subscribe(reader);
        bus.post(numbered(0));
        reader.request(0);

        assertThat(reader.take(1).getFirst()).isInstanceOf(IllegalArgumentException.class);
        reader.request(5);
        bus.close();
        assertThat(reader.told).isEmpty();
    }

    @Test
    void tellsNothingAfterACancel() throws Exception {
        Reader reader = new Reader(Long.MAX_VALUE);
        Reader other = new Reader(Long.MAX_VALUE);
        bus.publisher().subscribe(reader);
        bus.publisher().subscribe(other);
        bus.post(numbered(0));
        assertThat(reader.take(1)).containsExactly(numbered(0));
        reader.cancel();
        reader.cancel();
        bus.post(numbered(1));
        bus.close();

        assertThat(other.take(3)).containsExactly(numbered(0), numbered(1), "complete");
        assertThat(reader.told).isEmpty();
    }

    @Test
    void dropsTheOldestForASlowReaderAndSaysSo() throws Exception {
        Reader slow = new Reader(0);
        bus.publisher().subscribe(slow);
        Message end = new Message.EndOfStream("p");
        bus.post(end);
        for (int i = 0; i < EngineBus.CAPACITY + 9; i++) {
            bus.post(numbered(i));
        }
        slow.request(3);

        assertThat(slow.take(3)).containsExactly(new Message.Dropped("p", 10), end, numbered(10));
        assertThat(bus.take()).isEqualTo(new Message.Dropped("p", 10));
        assertThat(bus.take()).isEqualTo(end);
        assertThat(bus.poll()).isEqualTo(numbered(10));
    }

    @Test
    void leavesAReaderOutThatFails() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        Reader failing = new Reader(Long.MAX_VALUE) {
            @Override
            public void onNext(Message message) {
                failed.countDown();
                throw new IllegalStateException("a bug of the reader");
            }
        };
        Reader other = new Reader(Long.MAX_VALUE);
        bus.publisher().subscribe(failing);
        bus.publisher().subscribe(other);
        bus.post(numbered(0));
        failed.await();
        bus.post(numbered(1));
        bus.close();

        assertThat(other.take(3)).containsExactly(numbered(0), numbered(1), "complete");
        assertThat(failing.told).isEmpty();
    }

    @Test
    void neverWaitsForAReader() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Reader blocked = new Reader(Long.MAX_VALUE) {
            @Override
            public void onNext(Message message) {
                entered.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                super.onNext(message);
            }
        };
        bus.publisher().subscribe(blocked);
        bus.post(numbered(0));
        entered.await();
        bus.post(numbered(1));
        bus.close();
        go.countDown();

        assertThat(blocked.take(3)).containsExactly(numbered(0), numbered(1), "complete");
    }

    @Test
    void completesAtOnceOnAClosedBus() throws Exception {
        bus.close();
        Reader reader = new Reader(0);
        bus.publisher().subscribe(reader);

        assertThat(reader.take(1)).containsExactly("complete");
    }

    @Test
    @SuppressWarnings("NullAway") // null is the fault that is played here
    void refusesNoReader() {
        assertThatNullPointerException().isThrownBy(() -> bus.publisher().subscribe(null));
    }
}
