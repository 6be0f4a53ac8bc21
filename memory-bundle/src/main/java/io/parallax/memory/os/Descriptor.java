package io.parallax.memory.os;

import java.util.concurrent.atomic.AtomicInteger;

/// One file descriptor with one owner. Closing it again does nothing: its number may belong to someone else by then.
public final class Descriptor implements AutoCloseable {
    private static final int CLOSED = -1;

    private final AtomicInteger number;

    /// Takes over a descriptor that a call has just made.
    Descriptor(int number) {
        this.number = new AtomicInteger(number);
    }

    /// {@return the number, lent until this is closed}
    /// @throws IllegalStateException if this is closed
    int number() {
        int now = number.get();
        if (now == CLOSED) {
            throw new IllegalStateException("the file descriptor is closed; open what it belongs to anew");
        }
        return now;
    }

    /// {@return whether this is not closed}
    public boolean isOpen() {
        return number.get() != CLOSED;
    }

    @Override
    public void close() {
        int last = number.getAndSet(CLOSED);
        if (last != CLOSED) {
            Linux.close(last);
        }
    }

    @Override
    public String toString() {
        return "fd " + number.get();
    }
}
