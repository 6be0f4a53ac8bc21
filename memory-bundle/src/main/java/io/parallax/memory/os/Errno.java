package io.parallax.memory.os;

import java.util.Map;

/// Linux error numbers by symbol, with what a person can do about them.
final class Errno {
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int EINVAL = 22;
    static final int ENOSPC = 28;
    static final int EPIPE = 32;
    static final int EPROTOTYPE = 91;
    static final int ECONNABORTED = 103;
    static final int ECONNRESET = 104;
    static final int ECONNREFUSED = 111;

    private record Meaning(String symbol, String text, String cure) {}

    private static final Map<Integer, Meaning> MEANINGS = Map.ofEntries(
            entry(2, "ENOENT", "no such file or folder", "check the path, or start the other side first"),
            entry(1, "EPERM", "not permitted", "a seal or a security policy forbids it; check the sandbox's rules"),
            entry(EINTR, "EINTR", "interrupted", "try again"),
            entry(
                    9,
                    "EBADF",
                    "bad file descriptor",
                    "the descriptor was closed before; this is a bug, please report it"),
            entry(
                    EAGAIN,
                    "EAGAIN",
                    "temporarily unavailable",
                    "raise the limit on locked memory (ulimit -l), or try again"),
            entry(
                    12,
                    "ENOMEM",
                    "out of memory",
                    "ask for fewer or smaller slots, or give the host or container more room"),
            entry(13, "EACCES", "access denied", "check the rights of this process and the sandbox's rules"),
            entry(14, "EFAULT", "bad address", "the memory could not be filled; ask for fewer or smaller slots"),
            entry(16, "EBUSY", "busy", "a writable mapping is still in use; close it first"),
            entry(19, "ENODEV", "not supported by this file", "use another file system"),
            entry(EINVAL, "EINVAL", "invalid argument", "check the sizes, or use a newer kernel (5.14 or later)"),
            entry(23, "ENFILE", "file table full", "raise fs.file-max on the host"),
            entry(24, "EMFILE", "too many open files", "raise the limit on open files (ulimit -n)"),
            entry(27, "EFBIG", "file too large", "ask for fewer or smaller slots"),
            entry(ENOSPC, "ENOSPC", "no space left", "ask for fewer or smaller slots, or make room"),
            entry(20, "ENOTDIR", "not a folder", "check the path"),
            entry(EPIPE, "EPIPE", "the other side is gone", "connect again"),
            entry(
                    38,
                    "ENOSYS",
                    "no such system call",
                    "use a newer kernel (5.14 or later), or allow it in the sandbox"),
            entry(40, "ELOOP", "a symbolic link where none is allowed", "name the place itself"),
            entry(EPROTOTYPE, "EPROTOTYPE", "a socket of another type is there", "use another path"),
            entry(98, "EADDRINUSE", "the address is in use", "stop who uses it, or use another path"),
            entry(ECONNRESET, "ECONNRESET", "the other side is gone", "connect again"),
            entry(109, "ETOOMANYREFS", "too many descriptors under way", "wait until the other side takes them"),
            entry(ECONNREFUSED, "ECONNREFUSED", "nobody listens there", "start the other side first"),
            entry(95, "EOPNOTSUPP", "not supported", "use another file system or a newer kernel"));

    private Errno() {}

    /// {@return the symbol, for example `ENOSPC`, or the number when it has none here}
    static String symbol(int errno) {
        Meaning meaning = MEANINGS.get(errno);
        return meaning == null ? "errno " + errno : meaning.symbol();
    }

    /// {@return symbol, meaning and cure as the end of a message}
    static String explain(int errno) {
        Meaning meaning = MEANINGS.get(errno);
        if (meaning == null) {
            return symbol(errno) + ": see `man 3 errno` for what it means";
        }
        return meaning.symbol() + " (" + meaning.text() + "): " + meaning.cure();
    }

    private static Map.Entry<Integer, Meaning> entry(int errno, String symbol, String text, String cure) {
        return Map.entry(errno, new Meaning(symbol, text, cure));
    }
}
