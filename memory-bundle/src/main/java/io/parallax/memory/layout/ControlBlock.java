package io.parallax.memory.layout;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Control block of a pool: the ring through which free slots come back, and counters. It lies in an array of the Java
/// heap, since only threads of this process use it: access costs half of what a segment does, and a thread that is late
/// by a moment finds it in place even after the pool's memory is gone.
///
/// ```
/// index  length  field     written by                         order
///     0      16  (padding)
///    16       1  head      who takes a slot                   compare-and-set, volatile
///    17      15  (padding)
///    32       1  tail      who returns a slot                 get-and-add, volatile
///    33      15  (padding)
///    48       1  waits     who had to wait                    get-and-add
///    49       1  waitNs    who had to wait                    get-and-add
///    50       1  refusals  who was refused                    get-and-add
///    51       1  failures  who was failed                     get-and-add
///    52       1  reclaims  who made a queue drop a buffer     get-and-add
///    53      10  (padding)
///    63       1  fresh     who takes a slot never taken       compare-and-set, volatile
///    64       C  cells     who returns a slot                 release; read with acquire
///  64+C      16  (padding)
///
/// a cell:  63        32 31         0
///          +-----------+-----------+      C: slots, rounded up to a power of two
///          |  ticket   |   slot    |      the cell of ticket t is number t mod C
///          +-----------+-----------+
/// ```
///
/// **Returning** draws a ticket from `tail` and stores ticket and slot in the ticket's cell. **Taking** looks at the
/// cell of ticket `head` and, if that cell carries this ticket, moves `head` on by compare-and-set; who wins has the
/// slot.
///
/// **Fresh slots.** A slot that was never taken is in no cell. They are handed out one by one, only when no used slot
/// is home, so that a pool touches no more memory than its user has in flight, and goes on with what the caches hold.
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
/// accesses: this is what the waiters of a pool rely on. Who returns a slot and is stopped between ticket and cell
/// holds up those behind it for as long, so this ring is for the threads of one process; a peer that can be killed
/// gets a ring of its own.
public final class ControlBlock {
    /// Answer of [#take()] when no slot is home.
    public static final int EMPTY = -1;

    private static final VarHandle LONG = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int HEAD = 16;
    private static final int TAIL = 32;
    private static final int WAITS = 48;
    private static final int WAIT_NS = 49;
    private static final int REFUSALS = 50;
    private static final int FAILURES = 51;
    private static final int RECLAIMS = 52;
    private static final int FRESH = 63;
    private static final int CELLS = 64;
    private static final int PADDING = 16;
    private static final int SPINS_BEFORE_YIELD = 100;

    private final long[] block;
    private final int mask;
    private final int slots;

    /// Makes a control block with every slot fresh.
    /// @param slots number of slots, at least 1
    public ControlBlock(int slots) {
        this.slots = slots;
        int cells = slots == 1 ? 1 : Integer.highestOneBit(slots - 1) << 1;
        block = new long[CELLS + cells + PADDING];
        mask = cells - 1;
        for (int slot = 0; slot < cells; slot++) {
            block[cell(slot)] = pack((long) slot - cells, slot); // an older ticket: not written yet
        }
    }

    /// Takes a slot that is home.
    /// @return the slot, or [#EMPTY]
    public int take() {
        int spins = 0;
        while (true) {
            long head = (long) LONG.getVolatile(block, HEAD);
            long content = (long) LONG.getAcquire(block, cell(head)); // pairs with put
            if ((int) (content >>> 32) == (int) head) {
                if (LONG.compareAndSet(block, HEAD, head, head + 1)) {
                    return (int) content;
                }
            } else if ((long) LONG.getVolatile(block, TAIL) == head) {
                return takeFresh();
            } else {
                // a slot is arriving, its ticket drawn and its cell not yet stored; or another thread was faster
                pause(++spins);
            }
        }
    }

    private int takeFresh() {
        long fresh = (long) LONG.getVolatile(block, FRESH);
        while (fresh < slots) {
            long seen = (long) LONG.compareAndExchange(block, FRESH, fresh, fresh + 1);
            if (seen == fresh) {
                return (int) fresh;
            }
            fresh = seen;
        }
        return EMPTY;
    }

    /// Brings a slot home. Only who took it may call this, once.
    /// @param slot the slot
    public void put(int slot) {
        long ticket = (long) LONG.getAndAdd(block, TAIL, 1L);
        LONG.setRelease(block, cell(ticket), pack(ticket, slot)); // pairs with take
    }

    /// {@return the number of slots that are home, which may be old when it arrives}
    public int free() {
        long head = (long) LONG.getVolatile(block, HEAD);
        long tail = (long) LONG.getVolatile(block, TAIL);
        long fresh = (long) LONG.getVolatile(block, FRESH);
        return Math.clamp(tail - head + slots - fresh, 0, slots);
    }

    /// {@return how often a slot was taken}
    public long taken() {
        return (long) LONG.getVolatile(block, HEAD) + (long) LONG.getVolatile(block, FRESH);
    }

    /// {@return the most slots that were away at once} A fresh slot is taken only when no used one is home, so it is
    /// how many are not fresh any more.
    public int mostTaken() {
        return (int) (long) LONG.getVolatile(block, FRESH);
    }

    /// Counts a wait that begins.
    public void countWait() {
        count(WAITS, 1);
    }

    /// Counts the time of a wait that is over.
    /// @param ns how long it was, in nanoseconds
    public void countWaited(long ns) {
        count(WAIT_NS, ns);
    }

    /// Counts who was answered that there is no slot.
    public void countRefusal() {
        count(REFUSALS, 1);
    }

    /// Counts a loan that failed.
    public void countFailure() {
        count(FAILURES, 1);
    }

    /// Counts a buffer that was dropped to make room.
    public void countReclaim() {
        count(RECLAIMS, 1);
    }

    /// {@return what was counted: waits, their nanoseconds, refusals, failures, reclaims}
    public long[] counts() {
        long[] counts = new long[RECLAIMS - WAITS + 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (long) LONG.getVolatile(block, WAITS + i);
        }
        return counts;
    }

    private void count(int place, long more) {
        long _ = (long) LONG.getAndAdd(block, place, more);
    }

    private int cell(long ticket) {
        return CELLS + ((int) ticket & mask);
    }

    private static long pack(long ticket, int slot) {
        return ticket << 32 | slot;
    }

    @SuppressWarnings(
            "ThreadPriorityCheck") // whom we wait for has lost its core between two instructions: give it ours
    private static void pause(int spins) {
        if (spins < SPINS_BEFORE_YIELD) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }
}
