package io.parallax.memory.slot;

import static io.parallax.memory.slot.TestPools.publish;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.EmptyPolicy;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.api.memory.PoolEmptyException;
import io.parallax.api.memory.Reclaimer;
import io.parallax.memory.HeapPoolProvider;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EmptyPolicyTest {
    /// A queue that may lose buffers.
    private static final class Inbox implements Reclaimer {
        private final Deque<Buffer> unread = new ArrayDeque<>();
        private int dropped;

        synchronized void put(Buffer buffer, long sequence) {
            buffer.metadata().sequence(sequence);
            unread.add(buffer);
        }

        synchronized @Nullable Buffer take() {
            return unread.poll();
        }

        @Override
        public synchronized boolean dropOldest(Predicate<Buffer> wanted) {
            for (Iterator<Buffer> each = unread.iterator(); each.hasNext(); ) {
                Buffer buffer = each.next();
                if (wanted.test(buffer)) {
                    each.remove();
                    buffer.close();
                    dropped++;
                    return true;
                }
            }
            return false;
        }
    }

    private static MemoryPool pool(int slots, EmptyPolicy policy) {
        return new HeapPoolProvider().create(new PoolConfig("test", 256, slots).withOnEmpty(policy));
    }

    @Test
    void failsAtOnceAndCounts() throws InterruptedException {
        MemoryPool pool = pool(1, EmptyPolicy.FAIL);
        Buffer buffer = publish(pool, 1);

        assertThatExceptionOfType(PoolEmptyException.class)
                .isThrownBy(pool::loan)
                .withMessageContaining("all 1 slots are in use")
                .withMessageContaining("pool=test");
        assertThat(pool.loan(Duration.ofDays(1))).isNull();

        assertThat(pool.stats().empty().failures()).isEqualTo(1);
        assertThat(pool.stats().refusals()).isEqualTo(1);
        assertThat(pool.stats().waits()).isZero();
        buffer.close();
        pool.loan().close();
        pool.close();
    }

    @Test
    void takesTheOldestThatNobodyHasRead() throws InterruptedException {
        MemoryPool pool = pool(3, EmptyPolicy.TAKE_OLDEST);
        Inbox inbox = new Inbox();
        pool.addReclaimer(inbox);
        for (int i = 0; i < 3; i++) {
            inbox.put(publish(pool, 1), i);
        }
        Buffer read = requireNonNull(inbox.take());

        LoanedSlot loan = pool.loan();

        assertThat(read.metadata().sequence()).isZero(); // the reader keeps what it has
        assertThat(inbox.dropped).isEqualTo(1);
        assertThat(inbox.unread)
                .singleElement()
                .satisfies(left -> assertThat(left.metadata().sequence()).isEqualTo(2));
        assertThat(pool.stats().empty().reclaims()).isEqualTo(1);
        assertThat(pool.stats().waits()).isZero();
        loan.close();
        read.close();
        inbox.unread.forEach(Buffer::close);
        pool.close();
    }

    @Test
    void leavesTheBuffersOfOtherPoolsAlone() throws InterruptedException {
        MemoryPool other = pool(1, EmptyPolicy.WAIT);
        MemoryPool pool = pool(1, EmptyPolicy.TAKE_OLDEST);
        Inbox inbox = new Inbox();
        pool.addReclaimer(inbox);
        Buffer foreign = publish(other, 1);
        inbox.put(foreign, 0);
        inbox.put(publish(pool, 1), 1);

        pool.loan().close();

        assertThat(inbox.unread).containsExactly(foreign);
        foreign.close();
        other.close();
        pool.close();
    }

    @Test
    void dropsFromEveryBranchUntilASlotIsFree() throws InterruptedException {
        MemoryPool pool = pool(2, EmptyPolicy.TAKE_OLDEST);
        Inbox left = new Inbox();
        Inbox right = new Inbox();
        pool.addReclaimer(left);
        pool.addReclaimer(right);
        for (int i = 0; i < 2; i++) {
            Buffer buffer = publish(pool, 1);
            right.put(buffer.retain(), i);
            left.put(buffer, i);
        }

        pool.loan().close();

        assertThat(left.dropped).isEqualTo(1);
        assertThat(right.dropped).isEqualTo(1);
        left.unread.forEach(Buffer::close);
        right.unread.forEach(Buffer::close);
        pool.close();
    }

    @Test
    void waitsWhileThereIsNothingToTakeAndLooksAgain() throws Exception {
        MemoryPool pool = pool(1, EmptyPolicy.TAKE_OLDEST);
        Inbox inbox = new Inbox();
        pool.addReclaimer(inbox);
        Buffer read = publish(pool, 1);
        FutureTask<LoanedSlot> loan = new FutureTask<>(pool::loan);
        Thread thread = Thread.ofPlatform().start(loan);
        while (pool.stats().waits() == 0 || thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        inbox.put(read, 0); // passed on to the next queue, unread there

        loan.get().close();
        assertThat(inbox.dropped).isEqualTo(1);
        pool.close();
    }

    @Test
    void asksNobodyWhoWasRemovedAndNobodyWhenItOnlyTries() throws InterruptedException {
        MemoryPool pool = pool(1, EmptyPolicy.TAKE_OLDEST);
        Inbox inbox = new Inbox();
        pool.addReclaimer(inbox);
        inbox.put(publish(pool, 1), 0);

        assertThat(pool.tryLoan()).isNull();
        pool.removeReclaimer(inbox);
        assertThat(pool.loan(Duration.ZERO)).isNull();

        assertThat(inbox.dropped).isZero();
        inbox.unread.forEach(Buffer::close);
        pool.close();
    }

    @Test
    void asksNobodyWhenItIsToWait() throws InterruptedException {
        MemoryPool pool = pool(1, EmptyPolicy.WAIT);
        Inbox inbox = new Inbox();
        pool.addReclaimer(inbox);
        inbox.put(publish(pool, 1), 0);

        assertThat(pool.loan(Duration.ZERO)).isNull();

        assertThat(inbox.dropped).isZero();
        assertThat(pool.emptyPolicy()).isEqualTo(EmptyPolicy.WAIT);
        inbox.unread.forEach(Buffer::close);
        pool.close();
    }

    @Test
    void throwsWhenThePoolIsClosedWhateverThePolicyIs() {
        for (EmptyPolicy policy : EmptyPolicy.values()) {
            MemoryPool pool = pool(1, policy);
            pool.close();

            assertThat(pool.isOpen()).isFalse();
            assertThatIllegalStateException().isThrownBy(pool::loan).withMessageContaining("pool=test");
            assertThatIllegalStateException().isThrownBy(pool::tryLoan).withMessageContaining("pool=test");
            assertThatIllegalStateException()
                    .isThrownBy(() -> pool.loan(Duration.ZERO))
                    .withMessageContaining("pool=test");
        }
    }
}
