package io.parallax.memory.layout;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The two rings of a control file: what one side writes, the other reads, in order, once.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ArenaRingsTest {
    private static final int ENTRIES = 8;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment control = arena.allocate(ArenaHeader.controlBytes(ENTRIES), 64);
    private final DescriptorRing descriptors = new DescriptorRing(control, ENTRIES);
    private final ReturnRing returns = new ReturnRing(control, ENTRIES);
    private final RingEntry entry = new RingEntry();

    @AfterEach
    void close() {
        arena.close();
    }

    private void write(long position, int slot) {
        entry.refer(RingEntry.BUFFER, slot, 0, 0);
        entry.stamp(~position, 0, 0, position, 0);
        entry.mark(0, (int) position * 31);
        descriptors.write(position, entry);
    }

    @Test
    void carriesEveryFieldAtItsExtremes() {
        entry.refer(255, (1 << 24) - 1, 0xFFFF_FFFFL, 0xFFFF_FFFEL);
        entry.stamp(Long.MIN_VALUE, Long.MAX_VALUE, -1, 5, 6);
        entry.mark(Integer.MIN_VALUE, -1);
        descriptors.write(0, entry);

        RingEntry read = new RingEntry();
        assertThat(descriptors.read(0, read)).isEqualTo(DescriptorRing.READ);
        assertThat(read.kind()).isEqualTo(255);
        assertThat(read.slot()).isEqualTo((1 << 24) - 1);
        assertThat(read.start()).isEqualTo(0xFFFF_FFFFL);
        assertThat(read.size()).isEqualTo(0xFFFF_FFFEL);
        assertThat(read.pts()).isEqualTo(Long.MIN_VALUE);
        assertThat(read.dts()).isEqualTo(Long.MAX_VALUE);
        assertThat(read.duration()).isEqualTo(-1);
        assertThat(read.sequence()).isEqualTo(5);
        assertThat(read.offset()).isEqualTo(6);
        assertThat(read.streamId()).isEqualTo(Integer.MIN_VALUE);
        assertThat(read.flags()).isEqualTo(-1);
    }

    @Test
    void liesWhereTheFormatSays() {
        entry.refer(1, 2, 3, 4);
        entry.stamp(5, 7, 8, 9, 10);
        entry.mark(11, 6);
        descriptors.write(ENTRIES + 3, entry);
        returns.write(ENTRIES + 3, 9);

        long at = 4096 + 3 * 64;
        assertThat(control.get(JAVA_INT, at)).isEqualTo(ENTRIES + 4);
        assertThat(control.get(JAVA_INT, at + 4)).isEqualTo(1 << 24 | 2);
        assertThat(control.get(JAVA_INT, at + 8)).isEqualTo(3);
        assertThat(control.get(JAVA_INT, at + 12)).isEqualTo(4);
        assertThat(control.get(JAVA_LONG, at + 16)).isEqualTo(5);
        assertThat(control.get(JAVA_LONG, at + 24)).isEqualTo(7);
        assertThat(control.get(JAVA_LONG, at + 48)).isEqualTo(10);
        assertThat(control.get(JAVA_INT, at + 56)).isEqualTo(11);
        assertThat(control.get(JAVA_INT, at + 60)).isEqualTo(6);
        assertThat(control.get(JAVA_LONG, 4096 + ENTRIES * 128 + 3 * 8)).isEqualTo((ENTRIES + 4L) << 32 | 9);
        assertThat(control.byteSize()).isEqualTo(4096 + ENTRIES * 136);
    }

    @Test
    void isEmptyUntilSomethingIsWrittenAndAfterItWasRead() {
        for (long position = 0; position < 5 * ENTRIES; position++) {
            assertThat(descriptors.read(position, entry)).isEqualTo(DescriptorRing.EMPTY);
            assertThat(returns.read(position)).isEqualTo(ReturnRing.EMPTY);
            write(position, 3);
            returns.write(position, 7);
            assertThat(descriptors.read(position, entry)).isEqualTo(DescriptorRing.READ);
            assertThat(returns.read(position)).isEqualTo(7);
        }
    }

    @Test
    void reachesAheadWithoutAReaderNoticing() {
        for (long position = 0; position < 5 * ENTRIES; position += 3) {
            for (long next = position; next < position + 3; next++) {
                write(next, 3);
            }
            descriptors.reach(position + 3, ENTRIES - 3, true);
            for (long next = position; next < position + 3; next++) {
                assertThat(descriptors.read(next, entry)).isEqualTo(DescriptorRing.READ);
                assertThat(entry.sequence()).isEqualTo(next);
                assertThat(entry.slot()).isEqualTo(3);
            }
            assertThat(descriptors.read(position + 3, entry)).isEqualTo(DescriptorRing.EMPTY);
        }
    }

    @Test
    void goesOnWhenTicketsWrapAround() {
        long start = (1L << 32) - 3 * ENTRIES;
        for (long position = start - ENTRIES; position < start; position++) {
            write(position, 1);
            returns.write(position, 1);
        }
        for (long position = start; position < start + 6 * ENTRIES; position++) {
            assertThat(descriptors.read(position, entry)).isEqualTo(DescriptorRing.EMPTY);
            assertThat(returns.read(position)).isEqualTo(ReturnRing.EMPTY);
            write(position, 5);
            returns.write(position, 6);
            assertThat(descriptors.read(position, entry)).isEqualTo(DescriptorRing.READ);
            assertThat(entry.sequence()).isEqualTo(position);
            assertThat(returns.read(position)).isEqualTo(6);
        }
    }

    @Test
    void tellsRubbishFromAnEmptyPlace() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long position = random.nextLong(1L << 40);
            int ticket = random.nextInt();
            long cell = random.nextLong();
            control.set(JAVA_INT, 4096 + (position & (ENTRIES - 1)) * 64, ticket);
            control.set(JAVA_LONG, 4096 + ENTRIES * 128 + (position & (ENTRIES - 1)) * 8, cell);

            int read = descriptors.read(position, entry);
            int returned = returns.read(position);

            assertThat(read)
                    .isEqualTo(
                            ticket == (int) position + 1
                                    ? DescriptorRing.READ
                                    : ticket == (int) (position + 1 - ENTRIES)
                                            ? DescriptorRing.EMPTY
                                            : DescriptorRing.BROKEN);
            assertThat(returned >= 0).isEqualTo((cell >>> 32) == (position + 1 & 0xFFFF_FFFFL) && (int) cell >= 0);
        }
        returns.write(5, -1);
        assertThat(returns.read(5)).isEqualTo(ReturnRing.BROKEN);
    }

    /// {@return how many entries were right, one after the other}
    private long readAndReturn(long count) {
        DescriptorRing in = new DescriptorRing(control, ENTRIES);
        ReturnRing out = new ReturnRing(control, ENTRIES);
        RingEntry read = new RingEntry();
        for (long position = 0; position < count; position++) {
            int answer;
            do {
                Thread.onSpinWait();
                answer = in.read(position, read);
            } while (answer == DescriptorRing.EMPTY);
            if (answer != DescriptorRing.READ
                    || read.sequence() != position
                    || read.slot() != (position & 0xFFFF)
                    || read.pts() != ~position
                    || read.flags() != (int) position * 31) {
                return position;
            }
            out.write(position, read.slot());
        }
        return count;
    }

    /// Two threads, as far apart as two processes: each uses its own objects over the same bytes.
    @Test
    void handsEveryEntryOverWholeAndInOrder() throws Exception {
        long count = 500_000;
        FutureTask<Long> reader = new FutureTask<>(() -> readAndReturn(count));
        Thread.ofPlatform().start(reader);

        long returned = 0;
        for (long position = 0; position < count && !reader.isDone(); position++) {
            while (position - returned >= ENTRIES - 1 && !reader.isDone()) {
                Thread.onSpinWait();
                int slot = returns.read(returned);
                if (slot != ReturnRing.EMPTY) {
                    assertThat(slot).isEqualTo((int) (returned & 0xFFFF));
                    returned++;
                }
            }
            write(position, (int) (position & 0xFFFF));
        }

        assertThat(reader.get()).isEqualTo(count);
    }

    /// The sleeper must see the entry, or the writer the flag; both missing it is a lost wake-up.
    @Test
    void neverMissesASleeper() throws Exception {
        int rounds = 200_000;
        WaitFlags flags = new WaitFlags(control, true);
        FutureTask<Integer> sleeper = new FutureTask<>(() -> {
            WaitFlags mine = new WaitFlags(control, true);
            RingEntry read = new RingEntry();
            int slept = 0;
            for (int position = 0; position < rounds; position++) {
                mine.memberWaits();
                if (descriptors.read(position, read) == DescriptorRing.EMPTY) {
                    slept++;
                    while (mine.memberWord().get(JAVA_INT, 0) == 1) {
                        Thread.onSpinWait(); // a futex would sleep here until it is woken
                    }
                    while (descriptors.read(position, read) == DescriptorRing.EMPTY) {
                        Thread.onSpinWait(); // the flag may be that of the round before
                    }
                } else {
                    mine.clearMember();
                }
                returns.write(position, 0);
            }
            return slept;
        });
        Thread.ofPlatform().start(sleeper);

        for (int position = 0; position < rounds; position++) {
            write(position, 0);
            flags.clearMember();
            while (returns.read(position) == ReturnRing.EMPTY) {
                Thread.onSpinWait();
            }
        }

        assertThat(sleeper.get()).isBetween(0, rounds);
    }
}
