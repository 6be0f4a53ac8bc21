package io.parallax.api.memory;

/// Whether memory of type [MemoryType#HUGE_PAGES] must lie on huge pages. [Segment#backing()] tells what came of it.
public enum HugePages {
    /// Use small pages.
    OFF,
    /// Use reserved huge pages if there are enough, else ask the kernel for transparent ones, else use small pages.
    TRY,
    /// Use reserved huge pages or make no pool.
    REQUIRE
}
