package io.parallax.memory.slot;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Whatever a program does with loans and buffers, no slot is lost and none is given out twice.
class PoolPropertyTest {
    private enum Action {
        LOAN,
        PUBLISH,
        RETURN,
        RETAIN,
        VIEW,
        WRITE,
        CLOSE
    }

    @Property(tries = 300)
    void losesAndDoublesNoSlot(
            @ForAll @IntRange(min = 1, max = 5) int slots,
            @ForAll @Size(max = 150) List<@IntRange(max = 699) Integer> steps) {
        check(TestPools.pool(slots), steps);
    }

    @Property(tries = 50)
    void losesAndDoublesNoSlotInStrictMode(
            @ForAll @IntRange(min = 1, max = 3) int slots,
            @ForAll @Size(max = 60) List<@IntRange(max = 699) Integer> steps) {
        check(TestPools.strictPool(slots), steps);
    }

    private static void check(MemoryPool pool, List<Integer> steps) {
        Model model = new Model(pool);
        for (int step : steps) {
            model.act(Action.values()[step % 7], step / 7);
            model.verify();
        }
        model.closeAll();
        assertThat(pool.stats().free()).isEqualTo(pool.slots());
        pool.close();
    }

    /// What must be true: each slot holds its own mark, and only handles of that slot see it.
    private static final class Model {
        private final MemoryPool pool;
        private final Map<LoanedSlot, Long> loans = new HashMap<>();
        private final Map<Buffer, Long> buffers = new HashMap<>();
        private long nextMark = 1;

        Model(MemoryPool pool) {
            this.pool = pool;
        }

        void act(Action action, int choice) {
            switch (action) {
                case LOAN -> loan();
                case PUBLISH ->
                    ifAny(loans, choice, loan -> {
                        Long mark = loans.remove(loan);
                        buffers.put(loan.publish(64), mark);
                        if (choice % 2 == 0) {
                            loan.close();
                        }
                    });
                case RETURN ->
                    ifAny(loans, choice, loan -> {
                        loans.remove(loan);
                        loan.close();
                    });
                case RETAIN -> ifAny(buffers, choice, buffer -> add(buffer.retain(), buffer));
                case VIEW -> ifAny(buffers, choice, buffer -> add(buffer.view(0, Math.min(buffer.size(), 8)), buffer));
                case WRITE -> ifAny(buffers, choice, this::write);
                case CLOSE ->
                    ifAny(buffers, choice, buffer -> {
                        buffers.remove(buffer);
                        buffer.close();
                    });
            }
        }

        private void loan() {
            LoanedSlot loan = pool.tryLoan();
            assertThat(loan == null).isEqualTo(inUse() == pool.slots());
            if (loan != null) {
                loan.bytes().set(JAVA_LONG, 0, nextMark);
                assertThat(loans.put(loan, nextMark++)).isNull();
            }
        }

        private void add(Buffer buffer, Buffer from) {
            assertThat(buffers.put(buffer, markOf(from))).isNull();
        }

        private void write(Buffer buffer) {
            Long mark = markOf(buffer);
            boolean alone = buffers.values().stream().filter(mark::equals).count() == 1;
            assertThat(buffer.isWritable()).isEqualTo(alone);
            if (alone) {
                buffer.writable().set(JAVA_LONG, 0, nextMark);
                buffers.put(buffer, nextMark++);
            }
        }

        private Long markOf(Buffer buffer) {
            @Nullable Long mark = buffers.get(buffer);
            assertThat(mark).isNotNull();
            return mark == null ? -1 : mark;
        }

        void verify() {
            assertThat(pool.stats().free()).isEqualTo(pool.slots() - inUse());
            loans.forEach(
                    (loan, mark) -> assertThat(loan.bytes().get(JAVA_LONG, 0)).isEqualTo(mark));
            buffers.forEach((buffer, mark) ->
                    assertThat(buffer.bytes().get(JAVA_LONG, 0)).isEqualTo(mark));
        }

        void closeAll() {
            loans.keySet().forEach(LoanedSlot::close);
            buffers.keySet().forEach(Buffer::close);
        }

        private int inUse() {
            return (int) Stream.concat(loans.values().stream(), buffers.values().stream())
                    .distinct()
                    .count();
        }

        private static <T> void ifAny(Map<T, Long> map, int choice, java.util.function.Consumer<T> use) {
            if (!map.isEmpty()) {
                List<T> ordered = new ArrayList<>(map.keySet());
                ordered.sort(java.util.Comparator.comparing(Object::toString));
                use.accept(ordered.get(choice % ordered.size()));
            }
        }
    }
}
