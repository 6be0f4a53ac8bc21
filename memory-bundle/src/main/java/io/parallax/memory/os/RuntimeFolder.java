package io.parallax.memory.os;

import io.parallax.api.memory.MemoryException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The folder for sockets of this user: `$XDG_RUNTIME_DIR/parallax`, or else `/tmp/parallax-<uid>`. Nobody else may
/// enter it.
public final class RuntimeFolder {
    private static final int FORMAT = 0170000;
    private static final int FOLDER = 0040000;
    private static final int OF_OTHERS = 0077;

    private RuntimeFolder() {}

    /// {@return the folder, made if it was not there}
    /// @throws MemoryException if it cannot be made, or is not ours alone
    public static Path open() {
        return open(place(System.getenv("XDG_RUNTIME_DIR"), Path.of("/tmp"), Linux.getuid()));
    }

    static Path place(@Nullable String runtimeDir, Path temporary, int uid) {
        if (runtimeDir != null && runtimeDir.startsWith("/") && Files.isDirectory(Path.of(runtimeDir))) {
            return Path.of(runtimeDir, "parallax");
        }
        return temporary.resolve("parallax-" + Integer.toUnsignedString(uid));
    }

    static Path open(Path folder) {
        try {
            try {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (FileAlreadyExistsException e) {
                // made before, by us or by someone who wants to listen in: it is checked below
            }
            check(folder, attribute(folder, "unix:mode"), attribute(folder, "unix:uid"));
            return folder;
        } catch (IOException e) {
            throw new MemoryException(
                    "cannot make the run-time folder " + folder
                            + ": make it yourself with mode 0700, or set XDG_RUNTIME_DIR; " + e,
                    e);
        }
    }

    private static int attribute(Path folder, String name) throws IOException {
        return (int) Objects.requireNonNull(Files.getAttribute(folder, name, LinkOption.NOFOLLOW_LINKS));
    }

    private static void check(Path folder, int mode, int uid) {
        if ((mode & FORMAT) != FOLDER) {
            throw new MemoryException("the run-time folder " + folder + " is no folder: remove what is there");
        }
        if (uid != Linux.getuid()) {
            throw new MemoryException("the run-time folder " + folder + " belongs to uid "
                    + Integer.toUnsignedString(uid) + ", not to us: remove it, or set XDG_RUNTIME_DIR");
        }
        if ((mode & OF_OTHERS) != 0) {
            throw new MemoryException("the run-time folder " + folder + " is open to others: chmod 0700 " + folder);
        }
    }
}
