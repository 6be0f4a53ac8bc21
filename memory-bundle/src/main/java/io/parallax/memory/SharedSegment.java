package io.parallax.memory;

import io.parallax.api.memory.MemoryType;
import io.parallax.memory.os.Mapping;
import io.parallax.memory.os.MemFd;

/// A memfd as memory of a pool. Its size is sealed, and so is all writing except through our own mapping, so that a
/// process that gets the descriptor can map it read-only and nothing more.
final class SharedSegment extends NativeSegment {
    private final MemFd file;

    private SharedSegment(MemFd file, Mapping mapping) {
        super(MemoryType.SHARED, mapping);
        this.file = file;
    }

    static SharedSegment create(String name, long size) {
        MemFd file = MemFd.create("parallax:" + name, size);
        try {
            Mapping mapping = file.map();
            return seal(file, mapping);
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private static SharedSegment seal(MemFd file, Mapping mapping) {
        try {
            file.seal();
            return new SharedSegment(file, mapping);
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
    public void close() {
        super.close();
        file.close();
    }
}
