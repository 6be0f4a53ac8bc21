package io.parallax.memory.os;

/// Guards calls that may block for long. In native code a virtual thread keeps its carrier, and with all carriers kept
/// every other virtual thread of the process stops.
final class NativeThreads {
    private NativeThreads() {}

    /// @throws IllegalStateException on a virtual thread
    static void require(String call) {
        if (Thread.currentThread().isVirtual()) {
            throw new IllegalStateException(
                    call + " blocks in native code and must not run on a virtual thread; use a platform thread");
        }
    }
}
