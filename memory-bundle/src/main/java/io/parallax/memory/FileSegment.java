package io.parallax.memory;

import io.parallax.api.memory.MemoryType;
import io.parallax.memory.os.MappedFile;
import io.parallax.memory.os.Mapping;

/// A file on disk as memory of a pool.
final class FileSegment extends NativeSegment {
    private final MappedFile file;

    private FileSegment(MappedFile file, Mapping mapping) {
        super(MemoryType.MAPPED_FILE, mapping, "file " + file.path());
        this.file = file;
    }

    /// @param file owned by the segment from now on, and closed when this fails
    static FileSegment create(MappedFile file) {
        try {
            return new FileSegment(file, file.map());
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void check() {
        file.check();
    }

    @Override
    public void close() {
        super.close();
        file.close();
    }
}
