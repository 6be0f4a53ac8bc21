package io.parallax.memory.layout;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SmallPayloadsTest {
    private static final int ENTRIES = 4;

    private final MemorySegment control =
            MemorySegment.ofArray(new long[(int) ArenaHeader.controlBytes(ENTRIES) / Long.BYTES]);
    private final DescriptorRing ring = new DescriptorRing(control, ENTRIES);

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i + 1);
        }
        return bytes;
    }

    @Test
    void carriesEverySizeFromAnyPlaceAndNothingElse() {
        MemorySegment source = MemorySegment.ofArray(bytes(100));
        for (int size = 0; size <= DescriptorRing.SMALL_BYTES; size++) {
            for (int start = 0; start < 9; start++) {
                control.fill((byte) 0);
                byte[] target = new byte[DescriptorRing.SMALL_BYTES];
                ring.writeSmall(size, source, start, size);
                ring.readSmall(size, MemorySegment.ofArray(target), size);

                byte[] expected = Arrays.copyOf(Arrays.copyOfRange(bytes(100), start, start + size), target.length);
                assertThat(target).containsExactly(expected);
                assertThat(control.toArray(JAVA_BYTE)).satisfies(all -> {
                    int written = 0;
                    for (byte one : all) {
                        written += one == 0 ? 0 : 1;
                    }
                    assertThat(written).isEqualTo(expected.length - zeros(expected));
                });
            }
        }
    }

    private static int zeros(byte[] bytes) {
        int zeros = 0;
        for (byte one : bytes) {
            zeros += one == 0 ? 1 : 0;
        }
        return zeros;
    }

    @Test
    void liesWhereTheFormatSays() {
        ring.writeSmall(ENTRIES + 2, MemorySegment.ofArray(bytes(64)), 0, 64);

        assertThat(control.asSlice(4096 + ENTRIES * 64 + 2 * 64, 64).toArray(JAVA_BYTE))
                .containsExactly(bytes(64));
    }

    @Test
    void reachesNoFurtherThanItsCells() {
        control.fill((byte) 7);
        ring.reach(3, ENTRIES, true);

        byte[] all = control.toArray(JAVA_BYTE);
        assertThat(Arrays.copyOf(all, 4096)).containsOnly(7);
        assertThat(Arrays.copyOfRange(all, 4096 + ENTRIES * 128, all.length)).containsOnly(7);
    }

    @Test
    void readsNothingOutsideItsSource() {
        MemorySegment source = MemorySegment.ofArray(bytes(8));

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> ring.writeSmall(0, source, 1, 8));
    }
}
