package io.parallax.memory.slot;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Buffer handles of one slot that rest between two uses: a stack for any number of threads, without locks except when
/// it grows. It never shrinks, so it holds as many handles as the slot ever had references at once.
///
/// `top` holds a count of changes (high 32 bits) and the number of the topmost handle (low 32 bits, 0 for none). The
/// count makes a compare-and-set fail when the same handle was taken and put back in between.
final class SpareHandles {
    private static final long NUMBER = 0xFFFF_FFFFL;

    private final Slot slot;
    private final AtomicLong top = new AtomicLong();

    /// Handle number n lies at n - 1. Written under the lock of this object, before a number can be on the stack.
    private volatile @Nullable SlotBuffer[] all = new SlotBuffer[0];

    private int made;

    SpareHandles(Slot slot) {
        this.slot = slot;
    }

    SlotBuffer take() {
        while (true) {
            long seen = top.get();
            int number = (int) seen;
            if (number == 0) {
                return make();
            }
            SlotBuffer handle = all[number - 1];
            if (handle != null && top.compareAndSet(seen, after(seen, handle.nextSpare))) {
                return handle;
            }
        }
    }

    /// Puts a closed handle back. Its former user must not touch it afterwards.
    void give(SlotBuffer handle) {
        long seen;
        do {
            seen = top.get();
            handle.nextSpare = (int) seen;
        } while (!top.compareAndSet(seen, after(seen, handle.number)));
    }

    private static long after(long seen, int number) {
        return (seen & ~NUMBER) + (1L << 32) | number;
    }

    private synchronized SlotBuffer make() {
        @Nullable SlotBuffer[] handles = all;
        if (made == handles.length) {
            handles = Arrays.copyOf(handles, Math.max(2, 2 * made));
        }
        SlotBuffer handle = new SlotBuffer(slot, ++made);
        handles[handle.number - 1] = handle;
        all = handles;
        return handle;
    }
}
