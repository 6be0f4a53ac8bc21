package io.parallax.memory.os;

import io.parallax.api.memory.MemoryException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A lock on a folder between processes, and between users of this class in one process. It leaves no file behind and
/// ends with its holder, however that ends.
public final class FolderLock implements AutoCloseable {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Descriptor folder;

    private FolderLock(Descriptor folder) {
        this.folder = folder;
    }

    /// Locks, waiting for whoever has the lock for a few seconds.
    /// @param folder the folder, which must exist
    /// @return the lock, owned by the caller
    /// @throws MemoryException if someone keeps it locked
    public static FolderLock lock(Path folder) {
        Descriptor descriptor = new Descriptor(Linux.open(folder.toString(), Linux.O_CLOEXEC));
        try {
            long startNs = System.nanoTime();
            while (!tryLock(descriptor)) {
                if (System.nanoTime() - startNs > LIMIT_NS) {
                    throw new MemoryException("the folder " + folder + " stays locked by another process; end it");
                }
                LockSupport.parkNanos(LOOK_EVERY_NS);
            }
            return new FolderLock(descriptor);
        } catch (RuntimeException | Error e) {
            descriptor.close();
            throw e;
        }
    }

    private static boolean tryLock(Descriptor descriptor) {
        try {
            Linux.flock(descriptor.number(), Linux.LOCK_EXCLUSIVE_NOW);
            return true;
        } catch (SystemCallException e) {
            if (e.errno() == Errno.EAGAIN) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        folder.close();
    }
}
