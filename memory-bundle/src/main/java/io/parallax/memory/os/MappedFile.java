package io.parallax.memory.os;

import io.parallax.api.memory.MemoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file on disk, open for mapping, with its room reserved. It is locked against other pools, and stays when it is
/// closed.
///
/// Others may cut it short while it is mapped. Java code that touches what is gone gets an [InternalError]; native code
/// would get a signal that ends the process, so a mapping of it is never handed to native code.
public final class MappedFile implements AutoCloseable {
    private static final int OWNER_ONLY = 0600;

    private final Path path;
    private final Descriptor descriptor;
    private final long byteSize;

    private MappedFile(Path path, Descriptor descriptor, long byteSize) {
        this.path = path;
        this.descriptor = descriptor;
        this.byteSize = byteSize;
    }

    /// Opens a file, or makes it, and reserves its room. What it holds already stays.
    /// @param path the file, in a folder that is there
    /// @param size bytes that are needed; a larger file stays larger
    /// @return the open file, owned by the caller
    /// @throws MemoryException if the disk has no room, or the file cannot be used
    public static MappedFile open(Path path, long size) {
        boolean isNew = Files.notExists(path);
        MappedFile file = new MappedFile(path, new Descriptor(Linux.create(path.toString(), OWNER_ONLY)), size);
        try {
            file.lock();
            file.reserve(isNew);
            return file;
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private void lock() {
        if (!Files.isRegularFile(Path.of("/proc/self/fd/" + fd()))) {
            throw new MemoryException(path + " is no regular file; name another");
        }
        try {
            Linux.flock(fd(), Linux.LOCK_EXCLUSIVE_NOW);
        } catch (SystemCallException e) {
            if (e.errno() == Errno.EAGAIN) {
                throw new MemoryException(path + " is in use by another pool; close that, or name another file", e);
            }
            throw e;
        }
    }

    private void reserve(boolean isNew) {
        long had = Linux.size(fd());
        try {
            long available = usableBytes();
            if (byteSize - had > available) {
                throw noRoom(available, null);
            }
            Linux.posixFallocate(fd(), byteSize);
        } catch (MemoryException e) {
            leaveAsItWas(had, isNew);
            throw e instanceof SystemCallException call && call.errno() == Errno.ENOSPC ? noRoom(usableBytes(), e) : e;
        }
    }

    private void leaveAsItWas(long had, boolean isNew) {
        if (Linux.size(fd()) > had) {
            Linux.ftruncate(fd(), had);
        }
        try {
            if (isNew) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // an empty file is left; the reason for giving up is the one to tell
        }
    }

    private MemoryException noRoom(long available, @Nullable Throwable cause) {
        String text = "asked for " + Amount.of(byteSize) + " in file " + path + ", but only " + Amount.of(available)
                + " are available on its file system: ask for fewer or smaller slots, or make room";
        return cause == null ? new MemoryException(text) : new MemoryException(text, cause);
    }

    private long usableBytes() {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // the reserving itself will tell
        }
    }

    private int fd() {
        return descriptor.number();
    }

    /// Maps the file, readable and writable.
    /// @return a new mapping, owned by the caller; it outlives this descriptor
    public Mapping map() {
        return Mapping.ofDiskFile(fd(), byteSize);
    }

    /// {@return where it is}
    public Path path() {
        return path;
    }

    /// Checks that nobody has cut the file short.
    /// @throws MemoryException if somebody has
    public void check() {
        long now = Linux.size(fd());
        if (now < byteSize) {
            throw new MemoryException(
                    "file " + path + " was cut short to " + now + " bytes while " + byteSize
                            + " bytes of it were mapped, what lay beyond is lost: see who writes to it, and make the pool anew");
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
