package io.parallax.memory;

import io.parallax.api.memory.MemoryType;
import io.parallax.memory.os.Mapping;
import io.parallax.memory.os.MemFd;
import java.util.function.Function;

/// A memfd as memory of a pool. Its size is sealed, and so is all writing except through our own mapping, so that a
/// process that gets the descriptor can map it read-only and nothing more.
final class SharedSegment extends NativeSegment {
    private final MemFd file;
    private final long hugeBytes;

    /// What came of the wish for huge pages.
    record Pages(MemoryType type, String backing, long hugeBytes) {}

    private SharedSegment(MemFd file, Mapping mapping, Pages pages) {
        super(pages.type, mapping, pages.backing);
        this.file = file;
        this.hugeBytes = pages.hugeBytes;
    }

    static SharedSegment create(String name, long size) {
        return create(MemFd.create(title(name), size), MemFd::map, _ -> new Pages(MemoryType.SHARED, "memfd", 0));
    }

    /// {@return the name by which a pool's file is known to the system}
    static String title(String name) {
        return "parallax:" + name;
    }

    /// @param file owned by the segment from now on, and closed when this fails
    /// @param map maps it
    /// @param pages tells what the mapping lies on
    static SharedSegment create(MemFd file, Function<MemFd, Mapping> map, Function<Mapping, Pages> pages) {
        try {
            return seal(file, map.apply(file), pages);
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private static SharedSegment seal(MemFd file, Mapping mapping, Function<Mapping, Pages> pages) {
        try {
            file.seal();
            return new SharedSegment(file, mapping, pages.apply(mapping));
        } catch (RuntimeException | Error e) {
            mapping.close();
            throw e;
        }
    }

    @Override
    public MemFd file() {
        return file;
    }

    @Override
    public long hugeBytes() {
        return hugeBytes;
    }

    @Override
    public void close() {
        super.close();
        file.close();
    }
}
