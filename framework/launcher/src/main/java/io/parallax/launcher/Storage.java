package io.parallax.launcher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A folder for the framework's bundle cache, held by a lock for as long as this process lives.
///
/// A resident container has one below its base folder, so that there is one container a folder. Other commands get one
/// of their own among the temporary files, deleted when they end; those of killed processes are swept up.
final class Storage implements AutoCloseable {
    /// More than the cache needs, so that a full disk shows here and not somewhere in the framework.
    private static final int PROBE_BYTES = 256 * 1024;

    private final Path folder;
    private final FileChannel lock;
    private final @Nullable Path temporaryParent;

    private Storage(Path folder, FileChannel lock, @Nullable Path temporaryParent) {
        this.folder = folder;
        this.lock = lock;
        this.temporaryParent = temporaryParent;
    }

    /// Takes the base folder's storage.
    /// @throws LaunchException if another container has it, or it cannot be written
    static Storage resident(Folders folders) throws LaunchException {
        Path cache = folders.cache();
        try {
            Files.createDirectories(cache);
            FileChannel lock = tryLock(cache);
            if (lock == null) {
                throw new LaunchException("already running in " + folders.base() + " (pid " + holder(cache)
                        + "): stop that one, or set PARALLAX_BASE to another folder");
            }
            return new Storage(cache, lock, null).probed();
        } catch (IOException e) {
            throw new LaunchException(
                    "cannot write in " + cache + ": " + Reasons.of(e)
                            + "; make it writable, with room in it, or set PARALLAX_BASE to a folder of yours",
                    e);
        }
    }

    /// Makes a storage of this process's own.
    /// @throws LaunchException if there is no room for it
    static Storage temporary(Path parent) throws LaunchException {
        try {
            Path folder = Files.createTempDirectory(parent, AbandonedStorages.PREFIX);
            FileChannel lock = tryLock(folder);
            if (lock == null) {
                throw new LaunchException("the new folder " + folder + " is locked by another process");
            }
            return new Storage(folder, lock, parent).probed();
        } catch (IOException e) {
            throw new LaunchException(
                    "cannot write in " + parent + ": " + Reasons.of(e)
                            + "; make it writable, with room in it, or set TMPDIR to a folder of yours",
                    e);
        }
    }

    /// {@return where the framework keeps its bundles}
    Path bundles() {
        return folder.resolve("bundles");
    }

    @Override
    public void close() {
        try {
            if (temporaryParent != null) {
                Trees.delete(folder);
                AbandonedStorages.sweep(temporaryParent);
            }
            lock.close();
        } catch (IOException e) {
            // What is left is swept up by a later start.
        }
    }

    /// {@return the channel that holds the lock, null if another process has it}
    static @Nullable FileChannel tryLock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return null;
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private Storage probed() throws IOException {
        Path probe = folder.resolve("probe");
        try {
            Files.write(probe, new byte[PROBE_BYTES]);
            Files.delete(probe);
            return this;
        } catch (IOException e) {
            Files.deleteIfExists(probe);
            close();
            throw e;
        }
    }

    private static String holder(Path cache) {
        try {
            return Files.readString(cache.resolve("lock"));
        } catch (IOException e) {
            return "unknown";
        }
    }
}
