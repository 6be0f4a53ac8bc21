package io.parallax.api.memory;

/// Where a segment's bytes lie.
public enum MemoryType {
    /// Private memory of this process.
    HEAP,
    /// An anonymous file (`memfd`) that other processes can map.
    SHARED,
    /// An anonymous file on huge pages.
    HUGE_PAGES,
    /// A file on disk, mapped.
    MAPPED_FILE
}
