package io.parallax.api.memory;

/// How a pool is doing. The numbers are read one after the other while the pool is in use, so they may disagree by a
/// few buffers.
/// @param slots number of slots
/// @param free slots that could be loaned now
/// @param loans loans so far
/// @param waits loans that had to wait because no slot was free
/// @param waitNs time spent waiting, in nanoseconds
/// @param refusals calls of `tryLoan` that found no free slot
public record PoolStats(int slots, int free, long loans, long waits, long waitNs, long refusals) {}
