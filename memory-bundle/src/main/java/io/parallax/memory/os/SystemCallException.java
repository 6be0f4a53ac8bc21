package io.parallax.memory.os;

import io.parallax.api.memory.MemoryException;

/// A system call failed. The message names the call, its arguments, the error's symbol and a cure.
public final class SystemCallException extends MemoryException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int errno;

    SystemCallException(String call, String arguments, int errno) {
        super(call + "(" + arguments + ") failed: " + Errno.explain(errno));
        this.call = call;
        this.errno = errno;
    }

    /// {@return name of the call, for example `ftruncate`}
    public String call() {
        return call;
    }

    /// {@return the error number that the system gave}
    public int errno() {
        return errno;
    }

    /// {@return the error's symbol, for example `ENOSPC`}
    public String symbol() {
        return Errno.symbol(errno);
    }
}
