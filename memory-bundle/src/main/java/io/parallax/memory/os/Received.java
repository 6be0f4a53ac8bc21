package io.parallax.memory.os;

import java.util.ArrayList;
import java.util.List;

/// What came over a socket at once: bytes, and file descriptors that this object owns until they are taken.
public final class Received implements AutoCloseable {
    private final byte[] bytes;
    private final List<Descriptor> descriptors;

    Received(byte[] bytes, List<Descriptor> descriptors) {
        this.bytes = bytes;
        this.descriptors = new ArrayList<>(descriptors);
    }

    /// {@return the bytes}
    public byte[] bytes() {
        return bytes;
    }

    /// {@return how many descriptors are left to take}
    public int descriptors() {
        return descriptors.size();
    }

    /// {@return the first descriptor that is left, owned by the caller from now on}
    public Descriptor take() {
        return descriptors.removeFirst();
    }

    /// Closes the descriptors that nobody took.
    @Override
    public void close() {
        descriptors.forEach(Descriptor::close);
        descriptors.clear();
    }
}
