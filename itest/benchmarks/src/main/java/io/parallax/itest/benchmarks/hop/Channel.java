package io.parallax.itest.benchmarks.hop;

/// A way to another process and back. Both ends are used by one thread, which spins where it waits.
interface Channel extends AutoCloseable {
    /// Sends one message.
    /// @param number its number
    /// @param size its size in bytes, at least 16
    /// @param touched whether to write all of it, or only its number
    void send(long number, int size, boolean touched);

    /// Waits for the next message, and reads all of it if it is touched.
    /// @return its number
    /// @throws IllegalStateException if its size or content is not what was sent
    long receive(int size, boolean touched);

    @Override
    void close();

    /// Waits a little between two looks at something that another core writes.
    static void pause() {
        for (int i = 0; i < 20; i++) {
            Thread.onSpinWait();
        }
    }

    /// {@return a number, having checked size and sum of its message}
    static long checked(long number, int size, int expectedSize, boolean touched, long sum) {
        if (size != expectedSize || (touched && sum != Content.sum(number, size))) {
            throw new IllegalStateException("message " + number + " came with " + size + " bytes, not " + expectedSize
                    + ", or with another content");
        }
        return number;
    }
}
