package io.parallax.itest.benchmarks.hop;

import static java.util.Objects.requireNonNull;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.itest.benchmarks.Options;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.ipc.ArenaOptions;
import io.parallax.memory.ipc.ArenaOwner;
import io.parallax.memory.ipc.Delivery;
import io.parallax.memory.ipc.Seat;
import io.parallax.memory.os.SocketPlace;
import io.parallax.memory.os.SocketType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// How long it takes from the SIGKILL of a reader until the owner can loan all slots again that the reader held. The
/// reader holds every slot of the pool.
///
/// Options: `--rounds`, `--slots`, `--size` of a slot in bytes.
public final class RecoveryBenchmark {
    private final Path socket;
    private final int rounds;
    private final MemoryPool pool;

    private RecoveryBenchmark(Path socket, int rounds, MemoryPool pool) {
        this.socket = socket;
        this.rounds = rounds;
        this.pool = pool;
    }

    /// Runs it.
    /// @param args options
    /// @throws IOException if a process or file cannot be handled
    /// @throws InterruptedException if interrupted
    public static void main(String... args) throws IOException, InterruptedException {
        Options options = new Options(args);
        int slots = options.number("slots", 64);
        int size = options.number("size", 1 << 20);
        Path folder = Files.createTempDirectory("recovery-benchmark");
        Path socket = folder.resolve("arena");
        try (MemoryPool pool = new SharedPoolProvider().create(new PoolConfig("recovery", size, slots));
                ArenaOwner owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT)) {
            owner.serve(SocketPlace.claim(socket, SocketType.MESSAGES, 0600));
            new RecoveryBenchmark(socket, options.number("rounds", 50), pool).run(owner);
        }
        Files.delete(folder);
    }

    private void run(ArenaOwner owner) throws IOException, InterruptedException {
        List<Double> ms = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ms.add(round(owner));
        }
        Collections.sort(ms);
        System.out.printf(
                Locale.ROOT,
                "%d slots of %d bytes, from SIGKILL until all are free, in ms over %d rounds: least %.2f, median %.2f,"
                        + " 90th percentile %.2f, most %.2f%n",
                pool.slots(),
                pool.slotSize(),
                rounds,
                ms.getFirst(),
                ms.get(rounds / 2),
                ms.get(rounds * 9 / 10),
                ms.getLast());
    }

    private double round(ArenaOwner owner) throws IOException, InterruptedException {
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        socket.toString(),
                        Integer.toString(pool.slots()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = reader.inputReader()) {
            expect("attached", output.readLine());
            sendAll(requireNonNull(owner.members().getLast()));
            expect("holding", output.readLine());
            if (pool.stats().free() != 0) {
                throw new IllegalStateException("the reader does not hold every slot: " + pool.stats());
            }
            long startNs = System.nanoTime();
            var _ = reader.destroyForcibly();
            while (pool.stats().free() < pool.slots()) {
                Thread.onSpinWait();
            }
            return (System.nanoTime() - startNs) / 1e6;
        } finally {
            int _ = reader.destroyForcibly().waitFor();
        }
    }

    private void sendAll(Seat seat) throws InterruptedException {
        for (int slot = 0; slot < pool.slots(); slot++) {
            try (LoanedSlot loan = pool.loan()) {
                Buffer buffer = loan.publish(pool.slotSize());
                if (seat.give(buffer) != Delivery.SENT) {
                    throw new IllegalStateException("the reader does not take what it is sent: " + seat);
                }
            }
        }
    }

    private static void expect(String what, String line) {
        if (!what.equals(line)) {
            throw new IllegalStateException("the reader says " + line + ", not " + what);
        }
    }
}
