package io.parallax.memory.slot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.api.memory.SlotUse;
import io.parallax.memory.HeapPoolProvider;
import io.parallax.memory.OpenPools;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotUseTest {
    private final MemoryPool pool = TestPools.pool(3);

    @Test
    void tellsWhoHasWhichSlotAndInWhatState() throws Exception {
        LoanedSlot loan = requireNonNull(pool.tryLoan());
        Thread other = Thread.ofPlatform().name("parallax/p/camera").unstarted(() -> {
            Buffer buffer = requireNonNull(pool.tryLoan()).publish(10);
            var _ = buffer.retain();
        });
        other.start();
        other.join();

        List<SlotUse> uses = pool.uses();

        assertThat(uses).hasSize(2);
        SlotUse loaned = uses.getFirst();
        assertThat(loaned.slot()).isZero();
        assertThat(loaned.loaner()).isEqualTo(Thread.currentThread().getName());
        assertThat(loaned.references()).isZero();
        assertThat(loaned.bytes()).isEqualTo(256);
        assertThat(loaned.heldNs()).isNotNegative();
        SlotUse published = uses.getLast();
        assertThat(published.loaner()).isEqualTo("parallax/p/camera");
        assertThat(published.references()).isEqualTo(2);
        assertThat(published.bytes()).isEqualTo(10);
        assertThat(published.peers()).isEmpty();
        loan.close();
    }

    @Test
    void listsNothingThatIsHome() {
        TestPools.publish(pool, 1).close();
        requireNonNull(pool.tryLoan()).close();

        assertThat(pool.uses()).isEmpty();
        pool.close();
    }

    @Test
    void namesTheProcessesThatHoldASlot() {
        SlotPool slots = (SlotPool) pool;
        slots.lendTo(new SlotsAway() {
            @Override
            public void collect() {}

            @Override
            public void callHome() {}

            @Override
            public List<String> holders(int slot) {
                return List.of("process " + slot);
            }
        });
        Buffer buffer = TestPools.publish(pool, 4);
        slots.lendOut(0);
        buffer.close();

        assertThat(pool.uses()).singleElement().satisfies(use -> {
            assertThat(use.references()).isEqualTo(1);
            assertThat(use.peers()).containsExactly("process 0");
        });
        slots.comeBack(0);
        assertThat(pool.uses()).isEmpty();
        pool.close();
    }

    @Test
    void remembersTheMostThatWereAwayAtOnce() {
        Buffer first = TestPools.publish(pool, 1);
        Buffer second = TestPools.publish(pool, 1);
        first.close();
        second.close();
        for (int i = 0; i < 10; i++) {
            TestPools.publish(pool, 1).close();
        }

        assertThat(pool.stats().mostInUse()).isEqualTo(2);
        assertThat(pool.stats().inUse()).isZero();
        pool.close();
        assertThat(pool.stats().mostInUse()).isEqualTo(2);
        assertThat(pool.stats().loans()).isEqualTo(12);
    }

    @Test
    void ageGrowsWhileASlotIsAway() {
        Buffer buffer = TestPools.publish(pool, 1);
        long first = pool.uses().getFirst().heldNs();

        while (pool.uses().getFirst().heldNs() <= first) {
            Thread.onSpinWait();
        }

        buffer.close();
        pool.close();
    }

    @Test
    void keepsAClosedPoolInTheListUntilItsLastBufferIsHome() {
        MemoryPool listed = new HeapPoolProvider().create(new PoolConfig("listed", 8, 2));
        OpenPools pools = new OpenPools();
        Buffer buffer = TestPools.publish(listed, 1);
        assertThat(pools.pools()).contains(listed);

        listed.close();
        assertThat(pools.pools()).contains(listed);
        assertThat(listed.isOpen()).isFalse();
        buffer.close();

        assertThat(pools.pools()).doesNotContain(listed);
    }
}
