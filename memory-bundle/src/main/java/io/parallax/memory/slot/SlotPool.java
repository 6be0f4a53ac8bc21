package io.parallax.memory.slot;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.EmptyPolicy;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.api.memory.PoolStats;
import io.parallax.api.memory.Reclaimer;
import io.parallax.api.memory.SlotUse;
import io.parallax.memory.layout.ControlBlock;
import io.parallax.memory.layout.DescriptorRing;
import io.parallax.memory.layout.RingEntry;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Equal slots of one memory.
///
/// **How the memory ends.** After [#close()] everyone who brings a slot home also empties the ring, and counts what it
/// takes out. Each slot is taken out exactly once, by whomever, so one thread counts the last one and gives the memory
/// back. A slot on loan is not in the ring, so memory in use is never given back.
public final class SlotPool implements MemoryPool, SlotHome {
    private final String name;
    private final SlotMemory memory;
    private final boolean strict;
    private final long slotSize;
    private final long stride;
    private final Slot[] slots;
    private final ControlBlock control;
    private final Waiters waiters = new Waiters();
    private final Shortage shortage;
    private final Runnable gone;
    private final AtomicInteger retired = new AtomicInteger();
    private volatile boolean closed;

    /// What was the most at the closing, since that takes all slots. Written before `closed`, read after it.
    private int mostInUse;

    /// Where slots are that other processes hold; looked at only when no slot is home.
    private volatile @Nullable SlotsAway away;

    /// Makes a pool.
    /// @param config name, size and number of the slots
    /// @param memory at least [#byteSize(PoolConfig)] bytes; the pool owns it from now on
    /// @param strict whether every handle and its segments are made anew and die with their release
    /// @param gone told when the memory has been given back
    public SlotPool(PoolConfig config, SlotMemory memory, boolean strict, Runnable gone) {
        this.name = config.name();
        this.memory = memory;
        this.strict = strict;
        this.gone = gone;
        this.slotSize = config.slotSize();
        this.slots = new Slot[config.slots()];
        this.stride = stride(config);
        for (int index = 0; index < slots.length; index++) {
            slots[index] = new Slot(this, index, memory.bytes().asSlice(index * stride, slotSize));
        }
        control = new ControlBlock(slots.length);
        shortage = new Shortage(this, config.onEmpty(), control, waiters);
    }

    /// {@return how much memory a pool needs, in bytes}
    /// @param config what the pool is to be like
    /// @throws ArithmeticException if it is more than a `long` holds
    public static long byteSize(PoolConfig config) {
        return Math.multiplyExact(stride(config), (long) config.slots());
    }

    /// {@return distance from one slot to the next, in bytes}
    public long stride() {
        return stride;
    }

    private static long stride(PoolConfig config) {
        return Math.addExact(config.slotSize(), config.alignment() - 1) & -config.alignment();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SlotMemory segment() {
        return memory;
    }

    @Override
    public long slotSize() {
        return slotSize;
    }

    @Override
    public int slots() {
        return slots.length;
    }

    @Override
    public EmptyPolicy emptyPolicy() {
        return shortage.policy();
    }

    @Override
    public LoanedSlot loan() throws InterruptedException {
        SlotLoan loan = take();
        return loan == null ? shortage.loan() : loan;
    }

    @Override
    public @Nullable LoanedSlot loan(Duration limit) throws InterruptedException {
        SlotLoan loan = take();
        return loan == null ? shortage.loan(TimeUnit.NANOSECONDS.convert(limit)) : loan;
    }

    @Override
    public @Nullable LoanedSlot tryLoan() {
        SlotLoan loan = take();
        if (loan == null) {
            control.countRefusal();
        }
        return loan;
    }

    @Override
    public PoolStats stats() {
        SlotsAway elsewhere = away;
        if (elsewhere != null) {
            elsewhere.collect();
        }
        long loans = control.taken() - retired.get();
        int most = closed ? mostInUse : control.mostTaken();
        return new PoolStats(slots.length, control.free(), most, loans, shortage.counted());
    }

    @Override
    public List<SlotUse> uses() {
        SlotsAway elsewhere = away;
        List<SlotUse> uses = new ArrayList<>();
        for (Slot slot : slots) {
            SlotUse use = slot.use(elsewhere == null ? List.of() : elsewhere.holders(slot.index()));
            if (use != null) {
                uses.add(use);
            }
        }
        return uses;
    }

    @Override
    public void addReclaimer(Reclaimer reclaimer) {
        shortage.reclaimers().add(reclaimer);
    }

    @Override
    public void removeReclaimer(Reclaimer reclaimer) {
        shortage.reclaimers().remove(reclaimer);
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        mostInUse = control.mostTaken();
        closed = true; // before the ring is looked at: see takeHome
        waiters.wake();
        retireSlots();
        SlotsAway elsewhere = away;
        if (elsewhere != null) {
            elsewhere.poolClosed();
        }
        if (strict) {
            reportLeaks();
        }
    }

    @Override
    public String toString() {
        return "MemoryPool[" + name + " " + type() + " " + slots.length + " x " + slotSize + " bytes"
                + (closed ? " closed]" : "]");
    }

    /// Lends slots to other processes from now on, or to nobody.
    /// @param newAway where they are, or null
    /// @throws IllegalStateException if they are lent elsewhere already
    public synchronized void lendTo(@Nullable SlotsAway newAway) {
        if (newAway != null && away != null) {
            throw new IllegalStateException("the pool is exported already; close that arena first: pool=" + name);
        }
        away = newAway;
    }

    /// Makes sure that a buffer lies in this pool.
    /// @param buffer an open handle
    /// @throws IllegalArgumentException if it is not a buffer of this pool
    /// @throws IllegalStateException if the handle was released
    public void require(Buffer buffer) {
        if (!owns(buffer)) {
            throw new IllegalArgumentException("the buffer is not of pool " + name
                    + "; loan a slot of that pool and copy the bytes into it: " + buffer);
        }
    }

    /// {@return the pool of this process that a buffer lies in, or null if it lies elsewhere}
    /// @param buffer an open handle
    public static @Nullable SlotPool of(Buffer buffer) {
        return buffer instanceof SlotBuffer own ? own.slot().pool() : null;
    }

    /// {@return whether a buffer lies in this pool}
    /// @param buffer an open handle
    public boolean owns(Buffer buffer) {
        return buffer instanceof SlotBuffer own && own.slot().belongsTo(this);
    }

    /// Says in an entry of a ring what a buffer is.
    /// @param buffer an open handle of this pool
    /// @param entry gets kind, slot, start, size and metadata
    public void describe(Buffer buffer, RingEntry entry) {
        SlotBuffer own = (SlotBuffer) buffer;
        int kind = own.size <= DescriptorRing.SMALL_BYTES ? RingEntry.SMALL : RingEntry.BUFFER;
        entry.refer(kind, own.slot.index(), own.start, own.size);
        own.describe(entry);
    }

    /// {@return all bytes of a slot}
    /// @param slot a slot for which the caller has an open handle
    public MemorySegment bytesOf(int slot) {
        return slots[slot].whole();
    }

    /// Adds a reference without a handle, which keeps the slot away until [#comeBack(int)].
    /// @param slot a slot for which the caller has an open handle
    public void lendOut(int slot) {
        slots[slot].lendOut();
    }

    /// Closes a handle and keeps its reference, which keeps the slot away until [#comeBack(int)].
    /// @param buffer an open handle of this pool
    public void handOver(Buffer buffer) {
        ((SlotBuffer) buffer).handOver();
    }

    /// Ends a reference without a handle.
    /// @param slot a slot that was lent out
    public void comeBack(int slot) {
        slots[slot].comeBack();
    }

    /// Wakes who waits for a slot, so that it looks again and asks [SlotsAway#callHome()] again.
    public void lookAgain() {
        waiters.wake();
    }

    @Override
    public boolean isStrict() {
        return strict;
    }

    @Override
    public boolean isForeign() {
        return false;
    }

    @Override
    public boolean isNativeSafe() {
        return memory.isNativeSafe();
    }

    @Override
    public SlotLease lease(MemorySegment part) {
        return memory.lease(part);
    }

    /// Takes a slot back. It moves the ring's tail and then reads `closed`; closing writes `closed` and then reads the
    /// tail. All are volatile, so either this or the closing thread retires the slot.
    @Override
    public void takeHome(Slot slot) {
        control.put(slot.index());
        waiters.wake();
        if (closed) {
            retireSlots();
        }
    }

    /// {@return a slot that is home, or null}
    @Nullable SlotLoan take() {
        if (closed) {
            throw new IllegalStateException("the pool is closed; make a new one: pool=" + name);
        }
        int index = control.take();
        if (index == ControlBlock.EMPTY) {
            index = takeFromAway();
        }
        return index == ControlBlock.EMPTY ? null : slots[index].lend();
    }

    private int takeFromAway() {
        SlotsAway elsewhere = away;
        if (elsewhere == null) {
            return ControlBlock.EMPTY;
        }
        elsewhere.collect();
        return control.take();
    }

    /// Asks for the next slot that other processes finish with, so that it wakes who waits.
    void callHome() {
        SlotsAway elsewhere = away;
        if (elsewhere != null) {
            elsewhere.callHome();
        }
    }

    private void retireSlots() {
        while (control.take() != ControlBlock.EMPTY) {
            if (retired.incrementAndGet() == slots.length) {
                memory.close();
                gone.run();
            }
        }
    }

    private void reportLeaks() {
        IllegalStateException leaks = null;
        for (Slot slot : slots) {
            Throwable origin = slot.origin();
            if (origin != null) {
                leaks = leaks == null ? slot.misuse("the pool was closed while slots were in use") : leaks;
                leaks.addSuppressed(origin);
            }
        }
        if (leaks != null) {
            throw leaks;
        }
    }
}
