package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.memory.PoolStats;
import io.parallax.api.memory.SlotUse;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryCommandsTest {
    private final FakePlatform platform = new FakePlatform();
    private final MemoryCommands memory = new MemoryCommands(platform);

    @Test
    void saysThatThereIsNone() {
        assertThat(memory.mem()).isEqualTo("no pools");
    }

    @Test
    void listsPoolsWithTheirCounters() {
        FakePool pool = new FakePool("p/src.src");
        pool.empty = new PoolStats.Empty(7, 25_000_000, 1, 0, 3);
        platform.pools.add(pool);
        FakePool closed = new FakePool("old");
        closed.close();
        platform.pools.add(closed);

        assertThat(memory.mem()).isEqualTo("""
                POOL       TYPE        SLOTS  SIZE      IN USE  MOST  LOANS  EMPTY        WAITS  WAITED   OTHERWISE
                p/src.src  huge-pages  16     4.00 KiB  0       5     1 234  take-oldest  7      25.0 ms  1 refused, 3 dropped
                old        huge-pages  16     4.00 KiB  0       5     1 234  closed       0      0 ns     -""");
    }

    @Test
    void showsWhoHoldsWhatForHowLongTheLongestFirst() {
        FakePool pool = new FakePool("p/src.src");
        pool.uses.add(new SlotUse(3, "parallax/p/src", 1_000_000, 4096, 0, List.of()));
        pool.uses.add(new SlotUse(4, "parallax/p/src", 61_000_000_000L, 100, 2, List.of("process 77")));
        platform.pools.add(pool);
        platform.pools.add(new FakePool("q/src.src"));

        String text = memory.mem("p");

        assertThat(text).doesNotContain("q/src.src").endsWith("""
                p/src.src: 2.00 MiB, memfd on 1 reserved huge pages of 2.0 MiB
                SLOT  STATE         BYTES     FOR      LOANED BY       ALSO HELD BY
                4     2 references  100 B     1:01     parallax/p/src  process 77
                3     on loan       4.00 KiB  1.00 ms  parallax/p/src  -""");
        assertThat(memory.mem("q/src.src")).endsWith("every slot is home");
    }

    @Test
    void suggestsThePoolThatWasMeant() {
        platform.pools.add(new FakePool("frames"));

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> memory.mem("frame"))
                .withMessage("no pool 'frame', and no pipeline of that name has one; did you mean 'frames'?");
    }
}
