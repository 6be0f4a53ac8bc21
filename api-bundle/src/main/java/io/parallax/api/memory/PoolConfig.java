package io.parallax.api.memory;

/// What a pool is to be like.
/// @param name shows in messages and listings
/// @param slotSize usable bytes of one slot, at least 1
/// @param slots number of slots, at least 1
/// @param alignment alignment of each slot in bytes, a power of two
public record PoolConfig(String name, long slotSize, int slots, long alignment) {
    /// Alignment of slots when nothing else is asked for: one cache line.
    public static final long DEFAULT_ALIGNMENT = 64;

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

    /// A pool with slots aligned to cache lines.
    /// @param name shows in messages and listings
    /// @param slotSize usable bytes of one slot, at least 1
    /// @param slots number of slots, at least 1
    public PoolConfig(String name, long slotSize, int slots) {
        this(name, slotSize, slots, DEFAULT_ALIGNMENT);
    }
}
