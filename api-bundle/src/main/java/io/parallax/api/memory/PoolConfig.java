package io.parallax.api.memory;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a pool is to be like. Start with the short constructor and change what differs: `new PoolConfig("frames",
/// 1 << 20, 16).withAlignment(4096)`.
/// @param name shows in messages and listings
/// @param slotSize usable bytes of one slot, at least 1
/// @param slots number of slots, at least 1
/// @param alignment alignment of each slot in bytes, a power of two
/// @param onEmpty what a loan does when no slot is free
/// @param hugePages whether huge pages are wanted; only memory of type HUGE_PAGES asks
/// @param file where the bytes lie; memory of type MAPPED_FILE needs it, no other asks
public record PoolConfig(
        String name,
        long slotSize,
        int slots,
        long alignment,
        EmptyPolicy onEmpty,
        HugePages hugePages,
        @Nullable Path file) {
    /// Alignment of slots when nothing else is asked for: one cache line. It also suits vectors of 512 bits.
    public static final long DEFAULT_ALIGNMENT = 64;

    /// Alignment of slots that files read and write without the page cache.
    public static final long DIRECT_IO_ALIGNMENT = 4096;

    /// Checks the values.
    /// @throws IllegalArgumentException if a value is out of its range
    public PoolConfig {
        if (slotSize < 1 || slots < 1) {
            throw new IllegalArgumentException(
                    "a pool needs slotSize >= 1 and slots >= 1, not slotSize=" + slotSize + " slots=" + slots);
        }
        if (alignment < 1 || Long.bitCount(alignment) != 1) {
            throw new IllegalArgumentException("alignment must be a power of two, not " + alignment);
        }
    }

    /// A pool with slots aligned to cache lines, which waits when it is empty.
    /// @param name shows in messages and listings
    /// @param slotSize usable bytes of one slot, at least 1
    /// @param slots number of slots, at least 1
    public PoolConfig(String name, long slotSize, int slots) {
        this(name, slotSize, slots, DEFAULT_ALIGNMENT, EmptyPolicy.WAIT, HugePages.TRY, null);
    }

    /// {@return the same with another alignment}
    /// @param bytes alignment of each slot, a power of two
    public PoolConfig withAlignment(long bytes) {
        return new PoolConfig(name, slotSize, slots, bytes, onEmpty, hugePages, file);
    }

    /// {@return the same with another policy}
    /// @param policy what a loan does when no slot is free
    public PoolConfig withOnEmpty(EmptyPolicy policy) {
        return new PoolConfig(name, slotSize, slots, alignment, policy, hugePages, file);
    }

    /// {@return the same with another wish for huge pages}
    /// @param wish whether huge pages are wanted
    public PoolConfig withHugePages(HugePages wish) {
        return new PoolConfig(name, slotSize, slots, alignment, onEmpty, wish, file);
    }

    /// {@return the same in a file}
    /// @param path where the bytes lie
    public PoolConfig withFile(Path path) {
        return new PoolConfig(name, slotSize, slots, alignment, onEmpty, hugePages, path);
    }
}
