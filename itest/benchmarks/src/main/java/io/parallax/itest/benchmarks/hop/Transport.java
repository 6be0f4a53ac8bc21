package io.parallax.itest.benchmarks.hop;

import java.io.IOException;
import java.nio.file.Path;

/// What carries the messages.
enum Transport {
    /// Slots of shared pools.
    PARALLAX {
        @Override
        Channel here(Path folder, int size) throws IOException, InterruptedException {
            return new ArenaChannel(folder.resolve("here-" + size), folder.resolve("there-" + size), size);
        }

        @Override
        Channel there(Path folder, int size) throws IOException, InterruptedException {
            return new ArenaChannel(folder.resolve("there-" + size), folder.resolve("here-" + size), size);
        }
    },
    /// Aeron IPC.
    AERON {
        @Override
        Channel here(Path folder, int size) {
            return new AeronChannel(folder.resolve("aeron"), 2 * size, 2 * size + 1);
        }

        @Override
        Channel there(Path folder, int size) {
            return new AeronChannel(folder.resolve("aeron"), 2 * size + 1, 2 * size);
        }
    },
    /// A Unix domain socket.
    SOCKET {
        @Override
        Channel here(Path folder, int size) throws IOException {
            return UnixChannel.listen(folder.resolve("socket-" + size));
        }

        @Override
        Channel there(Path folder, int size) throws IOException, InterruptedException {
            return UnixChannel.connect(folder.resolve("socket-" + size));
        }
    };

    /// {@return the end of who measures}
    abstract Channel here(Path folder, int size) throws IOException, InterruptedException;

    /// {@return the end of the other process}
    abstract Channel there(Path folder, int size) throws IOException, InterruptedException;
}
