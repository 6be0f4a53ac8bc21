package io.parallax.memory.layout;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArenaHeaderTest {
    private static final long DATA = 4 * 4096;
    private static final int ENTRIES = 64;
    private static final ArenaHeader GOOD = new ArenaHeader(1, 2, 3, DATA, 4000, 4096, 4, ENTRIES, 5, "kamera ü");

    private static MemorySegment written(ArenaHeader header) {
        MemorySegment control = MemorySegment.ofArray(new long[(int) ArenaHeader.controlBytes(ENTRIES) / 8]);
        header.write(control);
        return control;
    }

    private static @Nullable String problem(MemorySegment control) {
        String problem = ArenaHeader.formatProblem(control);
        return problem == null ? ArenaHeader.read(control).problem(control.byteSize(), DATA) : problem;
    }

    @Test
    void readsWhatItWrote() {
        MemorySegment control = written(GOOD);

        assertThat(problem(control)).isNull();
        assertThat(ArenaHeader.read(control)).isEqualTo(GOOD);
        assertThat(control.asSlice(0, 8).toArray(JAVA_BYTE)).asString().isEqualTo("PLXARENA");
    }

    @Test
    void cutsALongName() {
        ArenaHeader header = new ArenaHeader(1, 2, 3, DATA, 4000, 4096, 4, ENTRIES, 5, "x".repeat(100));

        assertThat(ArenaHeader.read(written(header)).name()).isEqualTo("x".repeat(64));
    }

    @Test
    void namesWhatIsWrong() {
        Map<Integer, String> wrong = Map.of(
                0, "magic",
                10, "format 257.1", // the upper half of the version
                12, "header has",
                40, "data file",
                51, "slots of",
                64, "do not lie in",
                68, "entries",
                76, "do not lie where",
                80, "it says that it has",
                88, "for member");
        for (int ring : new int[] {72, 160}) {
            MemorySegment control = written(GOOD);
            control.set(JAVA_INT, ring, control.get(JAVA_INT, ring) + 64);
            assertThat(problem(control)).as("ring at %d", ring).contains("do not lie where");
        }
        wrong.forEach((offset, reason) -> {
            MemorySegment control = written(GOOD);
            byte former = control.get(JAVA_BYTE, offset);
            control.set(JAVA_BYTE, offset, (byte) (offset == 10 ? 1 : former + 100));
            if (offset == 10) {
                control.set(JAVA_BYTE, 11, (byte) 1);
            }
            assertThat(problem(control)).as("byte %d", offset).contains(reason);
        });
    }

    @Test
    void takesANewerMinorVersion() {
        MemorySegment control = written(GOOD);
        control.set(JAVA_INT, 8, ArenaHeader.VERSION + 7);

        assertThat(problem(control)).isNull();
    }

    /// Rings of other versions lie elsewhere.
    @Test
    void refusesAnOlderVersion() {
        MemorySegment control = written(GOOD);
        control.set(JAVA_INT, 8, 1 << 16);

        assertThat(problem(control)).contains("format 1.0").contains("knows 3.x");
    }

    @Test
    void refusesFilesThatAreTooSmall() {
        assertThat(GOOD.problem(ArenaHeader.controlBytes(ENTRIES) - 1, DATA)).contains("control file");
        assertThat(GOOD.problem(ArenaHeader.controlBytes(ENTRIES), DATA - 4096)).contains("data file");
    }

    /// Whatever a hostile owner writes: the header is refused, or all its rings and slots lie within the files.
    @Property(tries = 5000)
    void neverBelievesAHeaderThatLeadsOutside(
            @ForAll @IntRange(max = 20) int field, @ForAll long value, @ForAll @IntRange(max = 63) int shift) {
        MemorySegment control = written(GOOD);
        control.set(JAVA_LONG.withByteAlignment(4), 8L * field, value >> shift);

        if (problem(control) == null) {
            ArenaHeader header = ArenaHeader.read(control);
            assertThat(ArenaHeader.controlBytes(header.entries())).isLessThanOrEqualTo(control.byteSize());
            assertThat(header.slotBytes()).isPositive();
            assertThat((header.slots() - 1) * header.strideBytes() + header.slotBytes())
                    .isBetween(1L, DATA);
            assertThat(header.member()).isBetween(1, 63);
        }
    }
}
