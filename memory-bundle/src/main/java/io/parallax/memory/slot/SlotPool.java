package io.parallax.memory.slot;

import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.api.memory.PoolStats;
import io.parallax.memory.layout.ControlBlock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Equal slots of one memory.
///
/// **How the memory ends.** After [#close()] everyone who brings a slot home also empties the ring, and counts what it
/// takes out. Each slot is taken out exactly once, by whomever, so one thread counts the last one and gives the memory
/// back. A slot on loan is not in the ring, so memory in use is never given back.
public final class SlotPool implements MemoryPool {
    private static final int SPINS = 100;

    private final String name;
    private final SlotMemory memory;
    private final boolean strict;
    private final long slotSize;
    private final Slot[] slots;
    private final ControlBlock control;
    private final Waiters waiters = new Waiters();
    private final AtomicInteger retired = new AtomicInteger();
    private volatile boolean closed;

    /// Makes a pool.
    /// @param config name, size and number of the slots
    /// @param memory at least [#byteSize(PoolConfig)] bytes; the pool owns it from now on
    /// @param strict whether every handle and its segments are made anew and die with their release
    public SlotPool(PoolConfig config, SlotMemory memory, boolean strict) {
        this.name = config.name();
        this.memory = memory;
        this.strict = strict;
        this.slotSize = config.slotSize();
        this.slots = new Slot[config.slots()];
        long stride = stride(config);
        for (int index = 0; index < slots.length; index++) {
            slots[index] = new Slot(this, index, memory.bytes().asSlice(index * stride, slotSize));
        }
        control = new ControlBlock(slots.length);
    }

    /// {@return how much memory a pool needs, in bytes}
    /// @param config what the pool is to be like
    /// @throws ArithmeticException if it is more than a `long` holds
    public static long byteSize(PoolConfig config) {
        return Math.multiplyExact(stride(config), (long) config.slots());
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
    public LoanedSlot loan() throws InterruptedException {
        SlotLoan loan = take();
        while (loan == null) {
            loan = await(Long.MAX_VALUE);
        }
        return loan;
    }

    @Override
    public @Nullable LoanedSlot loan(Duration limit) throws InterruptedException {
        SlotLoan loan = take();
        return loan == null ? await(TimeUnit.NANOSECONDS.convert(limit)) : loan;
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
        long loans = control.taken() - retired.get();
        return new PoolStats(
                slots.length, control.free(), loans, control.waits(), control.waitNs(), control.refusals());
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true; // before the ring is looked at: see takeHome
        waiters.wake();
        retireSlots();
        if (strict) {
            reportLeaks();
        }
    }

    @Override
    public String toString() {
        return "MemoryPool[" + name + " " + type() + " " + slots.length + " x " + slotSize + " bytes"
                + (closed ? " closed]" : "]");
    }

    boolean isStrict() {
        return strict;
    }

    /// Takes a slot back. It moves the ring's tail and then reads `closed`; closing writes `closed` and then reads the
    /// tail. All are volatile, so either this or the closing thread retires the slot.
    void takeHome(int index) {
        control.put(index);
        waiters.wake();
        if (closed) {
            retireSlots();
        }
    }

    private @Nullable SlotLoan take() {
        if (closed) {
            throw new IllegalStateException("the pool is closed; make a new one: pool=" + name);
        }
        int index = control.take();
        return index == ControlBlock.EMPTY ? null : slots[index].lend();
    }

    private @Nullable SlotLoan await(long limitNs) throws InterruptedException {
        long startNs = System.nanoTime();
        try {
            for (int spin = 0; spin < SPINS; spin++) {
                Thread.onSpinWait();
                SlotLoan loan = take();
                if (loan != null) {
                    return loan;
                }
            }
            return park(startNs, limitNs);
        } finally {
            control.countWait(System.nanoTime() - startNs);
        }
    }

    private @Nullable SlotLoan park(long startNs, long limitNs) throws InterruptedException {
        try {
            while (true) {
                waiters.add(); // before the look: see Waiters
                SlotLoan loan = take();
                if (loan != null) {
                    return loan;
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while waiting for a slot: pool=" + name);
                }
                long leftNs = limitNs - (System.nanoTime() - startNs);
                if (leftNs <= 0) {
                    return null;
                }
                LockSupport.parkNanos(this, leftNs);
            }
        } finally {
            waiters.remove();
        }
    }

    private void retireSlots() {
        while (control.take() != ControlBlock.EMPTY) {
            if (retired.incrementAndGet() == slots.length) {
                memory.close();
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
