package io.parallax.shell;

import io.parallax.api.memory.EmptyPolicy;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolStats;
import io.parallax.api.memory.Reclaimer;
import io.parallax.api.memory.Segment;
import io.parallax.api.memory.SlotUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A pool that lends nothing and says what it is told to.
final class FakePool implements MemoryPool, Segment {
    final List<SlotUse> uses = new ArrayList<>();
    PoolStats.Empty empty = PoolStats.Empty.NEVER;
    boolean open = true;
    private final String name;

    FakePool(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Segment segment() {
        return this;
    }

    @Override
    public MemoryType type() {
        return MemoryType.HUGE_PAGES;
    }

    @Override
    public long byteSize() {
        return 2 << 20;
    }

    @Override
    public String backing() {
        return "memfd on 1 reserved huge pages of 2.0 MiB";
    }

    @Override
    public long hugeBytes() {
        return byteSize();
    }

    @Override
    public void check() {}

    @Override
    public long slotSize() {
        return 4096;
    }

    @Override
    public int slots() {
        return 16;
    }

    @Override
    public EmptyPolicy emptyPolicy() {
        return EmptyPolicy.TAKE_OLDEST;
    }

    @Override
    public LoanedSlot loan() {
        throw new UnsupportedOperationException("a fake lends nothing");
    }

    @Override
    public LoanedSlot loan(Duration limit) {
        return loan();
    }

    @Override
    public LoanedSlot tryLoan() {
        return loan();
    }

    @Override
    public void addReclaimer(Reclaimer reclaimer) {}

    @Override
    public void removeReclaimer(Reclaimer reclaimer) {}

    @Override
    public PoolStats stats() {
        return new PoolStats(16, 16 - uses.size(), 5, 1234, empty);
    }

    @Override
    public List<SlotUse> uses() {
        return uses;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
