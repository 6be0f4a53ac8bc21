package io.parallax.memory;

import io.parallax.api.memory.HugePages;
import io.parallax.api.memory.MemoryException;
import io.parallax.api.memory.MemoryType;
import io.parallax.memory.os.Amount;
import io.parallax.memory.os.HugePageHost;
import io.parallax.memory.os.MemFd;
import io.parallax.memory.os.SystemCallException;
import io.parallax.memory.slot.SlotMemory;
import org.jspecify.annotations.Nullable;

/// Makes memory on huge pages: reserved ones, else transparent ones, else small ones, as the wish allows. It always
/// lies in a memfd, so that the wish decides how fast it is and never what can be done with it.
final class HugePageMemory {
    private final HugePageHost host;
    private final long page;

    /// @param host who tells what pages there are
    /// @param page size of a huge page in bytes
    HugePageMemory(HugePageHost host, long page) {
        this.host = host;
        this.page = page;
    }

    /// @param size in bytes, a multiple of the size of a page
    SlotMemory create(String name, long size, HugePages wish) {
        return switch (wish) {
            case OFF -> small(name, size);
            case REQUIRE -> reserved(name, size);
            case TRY -> tryReserved(name, size);
        };
    }

    private static SlotMemory small(String name, long size) {
        SharedSegment.Pages pages = new SharedSegment.Pages(MemoryType.HUGE_PAGES, "memfd on small pages, as asked", 0);
        return SharedSegment.create(MemFd.create(SharedSegment.title(name), size), MemFd::map, _ -> pages);
    }

    private SlotMemory tryReserved(String name, long size) {
        try {
            return reserved(name, size);
        } catch (MemoryException e) {
            return transparent(name, size, e);
        }
    }

    private SlotMemory reserved(String name, long size) {
        if (size / page > host.free()) {
            throw missing(size, null);
        }
        SharedSegment.Pages pages = new SharedSegment.Pages(
                MemoryType.HUGE_PAGES, "memfd on " + count(size) + " reserved huge pages of " + Amount.mib(page), size);
        try {
            return SharedSegment.create(
                    MemFd.createOnHugePages(SharedSegment.title(name), size), MemFd::map, _ -> pages);
        } catch (SystemCallException e) {
            throw missing(size, e);
        }
    }

    private MemoryException missing(long size, @Nullable SystemCallException cause) {
        String text = "asked for " + count(size) + " huge pages of " + Amount.mib(page) + ", but only " + host.free()
                + " of " + host.total() + " are free: reserve more with 'sysctl -w vm.nr_hugepages="
                + (host.total() - host.free() + count(size)) + "', or set huge-pages=try";
        return cause == null ? new MemoryException(text) : new MemoryException(text + "; " + cause.getMessage(), cause);
    }

    private long count(long size) {
        return size / page;
    }

    private SlotMemory transparent(String name, long size, MemoryException whyNotReserved) {
        return SharedSegment.create(
                MemFd.createEmpty(SharedSegment.title(name), size), MemFd::mapOnTransparentHugePages, mapping -> {
                    long huge = host.transparentBytes(mapping.bytes().address());
                    String backing = huge > 0
                            ? "memfd, %s of %s on transparent huge pages".formatted(Amount.mib(huge), Amount.mib(size))
                            : "memfd on small pages; reserved ones: " + whyNotReserved.getMessage()
                                    + "; transparent ones: the kernel gives shared memory none (shmem_enabled="
                                    + host.sharedPolicy()
                                    + "), allow them in /sys/kernel/mm/transparent_hugepage/shmem_enabled";
                    return new SharedSegment.Pages(MemoryType.HUGE_PAGES, backing, huge);
                });
    }
}
