package io.parallax.memory.os;

import io.parallax.api.memory.MemoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A socket file that one process listens at.
///
/// A process that is killed leaves its socket file behind, and a path that merely looks stale may be someone else's. So
/// a place is claimed under a lock of its folder: nothing there, or a socket that refuses connections, is taken; a
/// socket with a listener, and everything that is no socket, is left alone.
public final class SocketPlace implements AutoCloseable {
    private static final int FORMAT = 0170000;
    private static final int SOCKET = 0140000;

    private final Path path;
    private final UnixListener listener;
    private final Object key;

    private SocketPlace(Path path, UnixListener listener, Object key) {
        this.path = path;
        this.listener = listener;
        this.key = key;
    }

    /// Takes a place and listens there.
    /// @param path path of the socket file; its folder must exist
    /// @param type how messages are cut
    /// @param mode rights of the socket file; writing means connecting
    /// @return the place, owned by the caller
    /// @throws MemoryException if it is in use (this names the process), or no socket is there but something else
    public static SocketPlace claim(Path path, SocketType type, int mode) {
        Path whole = path.toAbsolutePath();
        Path folder = Objects.requireNonNull(whole.getParent(), "a socket cannot be the root folder");
        UnixAddress address = UnixAddress.of(whole);
        try (FolderLock _ = FolderLock.lock(folder)) {
            if (isTaken(whole)) {
                Files.delete(whole);
            }
            UnixListener listener = UnixListener.listen(address, type, mode);
            return new SocketPlace(whole, listener, opened(whole, mode, listener));
        } catch (IOException e) {
            throw new MemoryException("cannot listen at " + whole + ": " + e, e);
        }
    }

    /// Gives the new socket file all the rights that it is to have: it was made with fewer, by the umask.
    /// @return what tells it from other files
    private static Object opened(Path path, int mode, UnixListener listener) throws IOException {
        try {
            Files.setAttribute(path, "unix:mode", mode);
            return Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException | RuntimeException | Error e) {
            listener.close();
            throw e;
        }
    }

    /// {@return whether a stale socket file is there}
    /// @throws MemoryException if anything else is there
    private static boolean isTaken(Path path) throws IOException {
        Object mode = attribute(path, "unix:mode");
        if (mode == null) {
            return false;
        }
        if (((int) mode & FORMAT) != SOCKET) {
            throw new MemoryException(
                    path + " exists and is no socket; it is left alone: remove it, or use another path");
        }
        return isRefused(path, SocketType.MESSAGES) && isRefused(path, SocketType.STREAM);
    }

    private static boolean isRefused(Path path, SocketType type) {
        try (UnixSocket probe = UnixSocket.connectNow(UnixAddress.of(path), type)) {
            throw new MemoryException(
                    path + " is in use by " + probe.peer() + "; stop that process, or use another path");
        } catch (SystemCallException e) {
            if (e.errno() == Errno.ECONNREFUSED || (e.errno() == Errno.EPROTOTYPE && type == SocketType.MESSAGES)) {
                return true; // a listener of another type is asked in its own way next
            }
            throw new MemoryException(
                    path + " is in use, or cannot be asked; stop who uses it, or use another path", e);
        }
    }

    private static @Nullable Object attribute(Path path, String name) throws IOException {
        try {
            return Files.getAttribute(path, name, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /// {@return the path of the socket file}
    public Path path() {
        return path;
    }

    /// {@return the listener, lent until this is closed}
    public UnixListener listener() {
        return listener;
    }

    /// Removes the socket file, if it is still ours, so that nobody new can connect. Whoever is waiting already still
    /// can.
    public synchronized void vacate() {
        try {
            if (listener.descriptor().isOpen() && key.equals(attribute(path, "unix:ino"))) {
                Files.deleteIfExists(path); // while we listen nobody else takes the path
            }
        } catch (IOException e) {
            throw new MemoryException("cannot remove the socket file " + path + ": " + e, e);
        }
    }

    /// Removes the socket file, if it is still ours, and stops listening.
    @Override
    public synchronized void close() {
        try {
            vacate();
        } finally {
            listener.close();
        }
    }
}
