package io.parallax.elements.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What the system says about an open file descriptor of this process.
/// @param fd the descriptor
/// @param position position in the file, 0 for what has none
/// @param flags the flags it was opened with
record DescriptorEntry(int fd, long position, int flags) {
    private static final int APPEND_FLAG = 02000;
    private static final int ACCESS_MASK = 3;
    private static final int READ_ONLY = 0;
    private static final int WRITE_ONLY = 1;

    static DescriptorEntry of(int fd) throws IOException {
        long position = 0;
        int flags = 0;
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd))) {
                if (line.startsWith("pos:")) {
                    position = Long.parseLong(line.substring(4).trim());
                } else if (line.startsWith("flags:")) {
                    flags = Integer.parseInt(line.substring(6).trim(), 8);
                }
            }
        } catch (NoSuchFileException e) {
            throw new IOException("fd " + fd + " is not open (check fd=)", e);
        }
        return new DescriptorEntry(fd, position, flags);
    }

    Path path() {
        return Path.of("/proc/self/fd/" + fd);
    }

    boolean isRegularFile() {
        return Files.isRegularFile(path());
    }

    boolean isSocket() throws IOException {
        return Files.readSymbolicLink(path()).toString().startsWith("socket:");
    }

    boolean appends() {
        return (flags & APPEND_FLAG) != 0;
    }

    void checkReadable() throws IOException {
        if ((flags & ACCESS_MASK) == WRITE_ONLY) {
            throw new IOException("cannot read fd " + fd + ": it is open for writing only (check fd=)");
        }
    }

    void checkWritable() throws IOException {
        if ((flags & ACCESS_MASK) == READ_ONLY) {
            throw new IOException("cannot write fd " + fd + ": it is open for reading only (check fd=)");
        }
    }
}
