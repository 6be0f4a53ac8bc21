package io.parallax.elements.io;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/// A channel onto a file descriptor that this process was given.
///
/// Java hands out 0, 1 and 2 only. Those are used as they are when they are regular files, since the position in the
/// file must move for whoever shares them, and when they cannot be opened once more, as sockets. Everything else is
/// opened once more through `/proc/self/fd`: for pipes and devices that is the same thing, and stopping while a call
/// waits closes only our own.
/// @param channel the channel
/// @param entry what the system says about the descriptor
/// @param reopened whether the channel is ours alone
record Descriptor(FileChannel channel, DescriptorEntry entry, boolean reopened) {
    private static final int LAST_STANDARD = 2;

    @SuppressWarnings("resource") // the stream belongs to the process and is never closed
    static Descriptor reader(int fd) throws IOException {
        DescriptorEntry entry = DescriptorEntry.of(fd);
        entry.checkReadable();
        if (isStandard(fd) && !canReopen(entry, Files.isReadable(entry.path()))) {
            return new Descriptor(new FileInputStream(standard(fd)).getChannel(), entry, false);
        }
        return reopen(entry, Set.of(StandardOpenOption.READ));
    }

    @SuppressWarnings("resource") // the stream belongs to the process and is never closed
    static Descriptor writer(int fd) throws IOException {
        DescriptorEntry entry = DescriptorEntry.of(fd);
        entry.checkWritable();
        if (isStandard(fd) && !canReopen(entry, Files.isWritable(entry.path()))) {
            return new Descriptor(new FileOutputStream(standard(fd)).getChannel(), entry, false);
        }
        Set<OpenOption> options = new HashSet<>(Set.of(StandardOpenOption.WRITE));
        if (entry.appends()) {
            options.add(StandardOpenOption.APPEND);
        }
        return reopen(entry, options);
    }

    /// Refuses to promise what Java cannot do.
    static void checkClosable(int fd, boolean closeFd) {
        if (closeFd && !isStandard(fd)) {
            throw new IllegalArgumentException("close-fd=true works for fd 0, 1 and 2 only, not for fd=" + fd);
        }
    }

    private static boolean isStandard(int fd) {
        return fd <= LAST_STANDARD;
    }

    private static boolean canReopen(DescriptorEntry entry, boolean allowed) throws IOException {
        return allowed && !entry.isRegularFile() && !entry.isSocket();
    }

    private static Descriptor reopen(DescriptorEntry entry, Set<OpenOption> options) throws IOException {
        if (entry.isSocket()) {
            throw new IOException("cannot use fd " + entry.fd() + ": it is a socket (give a pipe or a file instead)");
        }
        try {
            FileChannel channel = FileChannel.open(entry.path(), options);
            if (entry.isRegularFile() && !entry.appends()) {
                channel.position(entry.position());
            }
            return new Descriptor(channel, entry, true);
        } catch (IOException e) {
            throw new IOException("cannot open fd " + entry.fd() + ": " + PathErrors.reason(e), e);
        }
    }

    private static FileDescriptor standard(int fd) {
        return switch (fd) {
            case 0 -> FileDescriptor.in;
            case 1 -> FileDescriptor.out;
            default -> FileDescriptor.err;
        };
    }

    /// {@return bytes from here to the end of a regular file, or -1}
    long remaining() throws IOException {
        return entry.isRegularFile() ? Math.max(0, channel.size() - entry.position()) : -1;
    }

    /// Closes what is ours.
    /// @param closeFd whether to close the descriptor for the whole process too
    void close(boolean closeFd) throws IOException {
        if (reopened || closeFd) {
            channel.close();
        }
        if (reopened && closeFd) {
            new FileOutputStream(standard(entry.fd())).close();
        }
    }
}
