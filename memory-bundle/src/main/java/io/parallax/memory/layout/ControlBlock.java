package io.parallax.memory.layout;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// Control block of a pool: the ring through which free slots come back, and counters.
///
/// ```
/// offset  size  field     written by                         order
///      0   128  (padding)
///    128     8  head      who takes a slot                   compare-and-set, volatile
///    136   120  (padding)
///    256     8  tail      who returns a slot                 get-and-add, volatile
///    264   120  (padding)
///    384     8  waits     who had to wait                    get-and-add
///    392     8  waitNs    who had to wait                    get-and-add
///    400     8  refusals  who was refused                    get-and-add
///    408   104  (padding)
///    512   8*C  cells     who returns a slot                 release; read with acquire
///
/// a cell:  63        32 31         0
///          +-----------+-----------+      C: slots, rounded up to a power of two
///          |  ticket   |   slot    |      the cell of ticket t is number t mod C
///          +-----------+-----------+
/// ```
///
/// **Returning** draws a ticket from `tail` and stores ticket and slot in the ticket's cell. **Taking** looks at the
/// cell of ticket `head` and, if that cell carries this ticket, moves `head` on by compare-and-set; who wins has the slot.
///
/// **Why it never overflows.** A slot has a ticket exactly from its return until it is taken, and is returned only by
/// who took it. So `tail - head` is the number of slots that are home (or just arriving), at most the number of slots,
/// at most C. Who draws ticket t therefore knows that `head > t - C`: ticket t-C, whose cell this is, has been taken.
///
/// **Why no slot is lost or taken twice.** The cell of ticket t-C was read before `head` moved past it, so overwriting
/// it loses nothing. Who looked at a cell and was overtaken fails at the compare-and-set, since `head` only grows. A
/// cell that is not yet written carries an older ticket, so it is never taken for the new one (they differ in their low
/// 32 bits, being C apart).
///
/// **Order.** `cell.setRelease` in [#put(int)] pairs with `cell.getAcquire` in [#take()]: what was done with the slot
/// happened before it is taken. `tail.getAndAdd` and `tail.getVolatile` take part in the one order of all volatile
/// accesses: this is what the waiters of a pool rely on. Who returns a slot and is stopped between ticket and cell holds
/// up those behind it for as long, so this ring is for the threads of one process; a peer that can be killed gets a ring
/// of its own.
public final class ControlBlock {
    /// Answer of [#take()] when no slot is home.
    public static final int EMPTY = -1;

    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
    private static final long HEAD = 128;
    private static final long TAIL = 256;
    private static final long WAITS = 384;
    private static final long WAIT_NS = 392;
    private static final long REFUSALS = 400;
    private static final long CELLS = 512;
    private static final int SPINS_BEFORE_YIELD = 100;

    private final MemorySegment memory;
    private final long mask;

    /// Lays a control block out, with every slot home.
    /// @param memory at least [#byteSize(int)] bytes, aligned to 8, used by nobody else
    /// @param slots number of slots
    public ControlBlock(MemorySegment memory, int slots) {
        this.memory = memory;
        int cells = cells(slots);
        mask = cells - 1L;
        LONG.set(memory, HEAD, 0L);
        LONG.set(memory, TAIL, (long) slots);
        for (int slot = 0; slot < cells; slot++) {
            long ticket = slot < slots ? slot : slot - cells;
            LONG.set(memory, cell(slot), pack(ticket, slot));
        }
        VarHandle.releaseFence(); // pairs with whatever hands this object to other threads
    }

    /// {@return how much memory a control block needs, in bytes}
    /// @param slots number of slots
    public static long byteSize(int slots) {
        return CELLS + cells(slots) * 8L;
    }

    /// Takes a slot that is home.
    /// @return the slot, or [#EMPTY]
    public int take() {
        int spins = 0;
        while (true) {
            long head = (long) LONG.getVolatile(memory, HEAD);
            long content = (long) LONG.getAcquire(memory, cell(head)); // pairs with put
            if ((int) (content >>> 32) == (int) head) {
                if (LONG.compareAndSet(memory, HEAD, head, head + 1)) {
                    return (int) content;
                }
            } else if ((long) LONG.getVolatile(memory, TAIL) == head) {
                return EMPTY;
            } else {
                // a slot is arriving, its ticket drawn and its cell not yet stored; or another thread was faster
                pause(++spins);
            }
        }
    }

    /// Brings a slot home. Only who took it may call this, once.
    /// @param slot the slot
    public void put(int slot) {
        long ticket = (long) LONG.getAndAdd(memory, TAIL, 1L);
        LONG.setRelease(memory, cell(ticket), pack(ticket, slot)); // pairs with take
    }

    /// {@return the number of slots that are home, which may be old when it arrives}
    public int free() {
        long head = (long) LONG.getVolatile(memory, HEAD);
        long tail = (long) LONG.getVolatile(memory, TAIL);
        return (int) Math.clamp(tail - head, 0, mask + 1);
    }

    /// {@return how often a slot was taken}
    public long taken() {
        return (long) LONG.getVolatile(memory, HEAD);
    }

    /// Counts a wait.
    /// @param ns how long it was, in nanoseconds
    public void countWait(long ns) {
        long _ = (long) LONG.getAndAdd(memory, WAITS, 1L);
        long _ = (long) LONG.getAndAdd(memory, WAIT_NS, ns);
    }

    /// Counts a refusal.
    public void countRefusal() {
        long _ = (long) LONG.getAndAdd(memory, REFUSALS, 1L);
    }

    /// {@return how often someone had to wait}
    public long waits() {
        return (long) LONG.getVolatile(memory, WAITS);
    }

    /// {@return how long all waits took together, in nanoseconds}
    public long waitNs() {
        return (long) LONG.getVolatile(memory, WAIT_NS);
    }

    /// {@return how often someone was refused}
    public long refusals() {
        return (long) LONG.getVolatile(memory, REFUSALS);
    }

    private static int cells(int slots) {
        return slots == 1 ? 1 : Integer.highestOneBit(slots - 1) << 1;
    }

    private long cell(long ticket) {
        return CELLS + ((ticket & mask) << 3);
    }

    private static long pack(long ticket, int slot) {
        return ticket << 32 | slot;
    }

    @SuppressWarnings("ThreadPriorityCheck") // whom we wait for has lost its core between two instructions: give it ours
    private static void pause(int spins) {
        if (spins < SPINS_BEFORE_YIELD) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }
}
