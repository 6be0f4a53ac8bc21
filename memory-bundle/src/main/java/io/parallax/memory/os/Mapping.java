package io.parallax.memory.os;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// Memory mapped into this process, all of it backed by pages, or by room on disk, before anyone sees it.
///
/// Its segment belongs to one shared arena, which lives as long as the mapping. Closing the mapping kills the segment
/// and all its slices first and unmaps then, so that a kept slice throws instead of reading foreign memory.
public final class Mapping implements AutoCloseable {
    private final Arena arena;
    private final MemorySegment bytes;

    private Mapping(Arena arena, MemorySegment bytes) {
        this.arena = arena;
        this.bytes = bytes;
    }

    /// Maps private memory, filled with zeros.
    /// @param size in bytes
    /// @return a new mapping, owned by the caller
    public static Mapping anonymous(long size) {
        Room.ofHost().require(size);
        return map(size, Linux.PROT_READ_WRITE, Linux.MAP_PRIVATE_ANONYMOUS, -1, Mapping::populate);
    }

    /// Maps a file whose pages exist already. Its content may be another process's, so nothing is written to it.
    static Mapping ofFile(int fd, long size) {
        return map(size, Linux.PROT_READ_WRITE, Linux.MAP_SHARED, fd, Mapping::populateForWriting);
    }

    static Mapping readOnlyOfFile(int fd, long size) {
        return map(size, Linux.PROT_READ, Linux.MAP_SHARED, fd, Mapping::populateForReading);
    }

    /// Maps a new file and asks for transparent huge pages, before its pages exist.
    static Mapping hugeOfFile(int fd, long size) {
        return map(size, Linux.PROT_READ_WRITE, Linux.MAP_SHARED, fd, bytes -> {
            boolean _ = advise(bytes, Linux.MADV_HUGEPAGE); // the kernel may be built without them
            populate(bytes);
        });
    }

    /// Maps a file whose room on disk is reserved. Its pages come and go with the page cache.
    static Mapping ofDiskFile(int fd, long size) {
        return map(size, Linux.PROT_READ_WRITE, Linux.MAP_SHARED, fd, _ -> {});
    }

    private static Mapping map(long size, int protection, int flags, int fd, Consumer<MemorySegment> prepare) {
        Arena arena = Arenas.open();
        try {
            long address = Linux.mmap(size, protection, flags, fd);
            MemorySegment bytes =
                    MemorySegment.ofAddress(address).reinterpret(size, arena, all -> Linux.munmap(all.address(), size));
            prepare.accept(bytes);
            return new Mapping(arena, protection == Linux.PROT_READ ? bytes.asReadOnly() : bytes);
        } catch (RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    /// Asks for every page of new memory now, so that want of memory is an error here and not a signal at first touch.
    private static void populate(MemorySegment bytes) {
        if (!advise(bytes, Linux.MADV_POPULATE_WRITE)) {
            bytes.fill((byte) 0); // kernels before 5.14 do not know the advice
        }
    }

    /// Maps pages that exist already, so that the first writer need not wait for it.
    private static void populateForWriting(MemorySegment bytes) {
        boolean _ = advise(bytes, Linux.MADV_POPULATE_WRITE);
    }

    /// Maps pages that exist already, so that the first reader need not wait for it.
    private static void populateForReading(MemorySegment bytes) {
        boolean _ = advise(bytes, Linux.MADV_POPULATE_READ);
    }

    /// {@return whether the kernel knows the advice}
    private static boolean advise(MemorySegment bytes, int advice) {
        try {
            Linux.madvise(bytes.address(), bytes.byteSize(), advice);
            return true;
        } catch (SystemCallException e) {
            if (e.errno() != Errno.EINVAL) {
                throw e;
            }
            return false;
        }
    }

    /// {@return size of a page in bytes; mappings start at a multiple of it}
    public static int pageSize() {
        return Linux.pageSize();
    }

    /// {@return the whole mapping} Every access throws [IllegalStateException] once the mapping is closed.
    public MemorySegment bytes() {
        return bytes;
    }

    /// Kills the segment and unmaps it. While a call of another thread still uses the segment, the memory stays mapped.
    @Override
    public void close() {
        Arenas.close(arena);
    }
}
