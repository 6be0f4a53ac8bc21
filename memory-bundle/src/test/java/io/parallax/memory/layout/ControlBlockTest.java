package io.parallax.memory.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ControlBlockTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 64, 100})
    void handsOutEachSlotOnceAndThenNone(int slots) {
        ControlBlock block = new ControlBlock(slots);

        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < slots; i++) {
            assertThat(block.free()).isEqualTo(slots - i);
            assertThat(taken.add(block.take())).isTrue();
        }
        assertThat(taken).allMatch(slot -> slot >= 0 && slot < slots);
        assertThat(block.take()).isEqualTo(ControlBlock.EMPTY);
        assertThat(block.free()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void handsSlotsOutInTheOrderOfTheirReturn(int slots) {
        ControlBlock block = new ControlBlock(slots);
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            taken.add(block.take());
        }

        for (int round = 0; round < 10; round++) {
            taken.reversed().forEach(block::put);
            List<Integer> again = new ArrayList<>();
            for (int i = 0; i < slots; i++) {
                again.add(block.take());
            }
            assertThat(again).isEqualTo(taken.reversed());
            assertThat(block.take()).isEqualTo(ControlBlock.EMPTY);
            taken = again;
        }
    }

    @Test
    void touchesNoMoreSlotsThanAreInFlight() {
        ControlBlock block = new ControlBlock(100);
        Set<Integer> touched = new HashSet<>();

        for (int i = 0; i < 1000; i++) {
            int first = block.take();
            int second = block.take();
            touched.addAll(List.of(first, second));
            block.put(first);
            block.put(second);
        }

        assertThat(touched).hasSize(2);
        assertThat(block.free()).isEqualTo(100);
        assertThat(block.taken()).isEqualTo(2000);
    }

    @Test
    void givesASlotToOneThreadAtATime() throws InterruptedException {
        int slots = 3;
        ControlBlock block = new ControlBlock(slots);
        AtomicIntegerArray users = new AtomicIntegerArray(slots);
        AtomicInteger doubles = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int done = 0; done < 100_000; ) {
                    int slot = block.take();
                    if (slot == ControlBlock.EMPTY) {
                        Thread.onSpinWait();
                        continue;
                    }
                    if (users.incrementAndGet(slot) != 1) {
                        doubles.incrementAndGet();
                    }
                    users.decrementAndGet(slot);
                    block.put(slot);
                    done++;
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(doubles).hasValue(0);
        assertThat(block.free()).isEqualTo(slots);
        assertThat(block.taken()).isEqualTo(400_000);
    }
}
