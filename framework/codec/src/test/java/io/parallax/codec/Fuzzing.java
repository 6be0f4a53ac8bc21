package io.parallax.codec;

import com.sun.management.ThreadMXBean;
import io.parallax.api.codec.ValidationException;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/// Feeds damaged payloads to a reader. It may refuse them with the one error there is for that; anything else fails,
/// and so does taking more memory than the payload has any right to. The segment ends where the payload does, so
/// reading outside of it is an error of another kind.
public final class Fuzzing {
    private static final long SEED = 20_260_101;
    private static final long ROOM = 4 << 20;
    private static final long ROOM_A_BYTE = 1000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Fuzzing() {}

    /// A payload and who reads it.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Subject(String name, byte[] whole, Consumer<MemorySegment> reader) {}

    /// {@return how many damaged payloads a test tries: ten million in a long run}
    public static int inputs() {
        return Boolean.getBoolean("parallax.long") ? 10_000_000 : 60_000;
    }

    /// {@return how many of the payloads were refused}
    public static long refused(List<Subject> subjects) {
        Mutator mutator = new Mutator(SEED);
        long refused = 0;
        for (int i = inputs(); i > 0; i--) {
            Subject subject = subjects.get(mutator.below(subjects.size()));
            if (isRefused(subject, mutator.mutate(subject.whole()))) {
                refused++;
            }
        }
        return refused;
    }

    private static boolean isRefused(Subject subject, byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean refused = false;
        try {
            subject.reader().accept(MemorySegment.ofArray(bytes));
        } catch (ValidationException e) {
            refused = true;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    subject.name() + " fails on " + HexFormat.of().formatHex(bytes), e);
        }
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        if (taken > ROOM + ROOM_A_BYTE * bytes.length) {
            throw new AssertionError(subject.name() + " takes " + taken + " bytes of memory for "
                    + HexFormat.of().formatHex(bytes));
        }
        return refused;
    }
}
