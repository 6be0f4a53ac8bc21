package io.parallax.engine.registry;

import io.parallax.api.element.Property;
import io.parallax.api.element.Unit;
import io.parallax.api.memory.EmptyPolicy;
import io.parallax.api.memory.HugePages;
import io.parallax.api.memory.MemoryType;
import io.parallax.api.memory.PoolConfig;
import java.nio.file.Path;

/// Properties that the engine gives to every source, about the pool that it loans from.
public final class PoolOptions {
    /// Which memory is wanted.
    public enum Memory {
        /// Shared memory if there is any.
        AUTO,
        /// Private memory.
        HEAP,
        /// Memory that other processes can map.
        SHARED,
        /// The same on huge pages.
        HUGE_PAGES,
        /// A file.
        MAPPED_FILE
    }

    @Property(summary = "memory that buffers lie in")
    private Memory poolMemory = Memory.AUTO;

    @Property(summary = "number of slots, 0 for as many as the queues behind it hold", min = 0, max = 1 << 24)
    private int poolSlots = 0;

    @Property(summary = "least size of a slot, 0 for that of the first buffer", unit = Unit.BYTES, min = 0)
    private long poolSlotSize = 0;

    @Property(summary = "alignment of slots, a power of two", unit = Unit.BYTES, min = 1, max = 4096)
    private int poolAlignment = (int) PoolConfig.DEFAULT_ALIGNMENT;

    @Property(summary = "what to do when no slot is free")
    private EmptyPolicy poolEmpty = EmptyPolicy.WAIT;

    @Property(summary = "whether pool-memory=huge-pages must have them")
    private HugePages hugePages = HugePages.TRY;

    @Property(summary = "the file of pool-memory=mapped-file", needs = "pool-memory")
    private String poolFile = "";

    /// {@return the type of memory that was asked for}
    /// @param preferred the type when none was
    public MemoryType type(MemoryType preferred) {
        return poolMemory == Memory.AUTO ? preferred : MemoryType.valueOf(poolMemory.name());
    }

    /// {@return number of slots, 0 if none was asked for}
    public int slots() {
        return poolSlots;
    }

    /// {@return least size of a slot in bytes, 0 if none was asked for}
    public long slotSize() {
        return poolSlotSize;
    }

    /// {@return what to do when no slot is free}
    public EmptyPolicy onEmpty() {
        return poolEmpty;
    }

    /// {@return how a pool is to be made}
    /// @param name its name
    /// @param slotSize size of a slot in bytes
    /// @param slots number of slots
    public PoolConfig config(String name, long slotSize, int slots) {
        PoolConfig config = new PoolConfig(name, slotSize, slots)
                .withAlignment(poolAlignment)
                .withOnEmpty(poolEmpty)
                .withHugePages(hugePages);
        return poolFile.isEmpty() ? config : config.withFile(Path.of(poolFile));
    }
}
