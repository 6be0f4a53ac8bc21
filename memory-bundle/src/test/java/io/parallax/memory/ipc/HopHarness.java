package io.parallax.memory.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.os.SocketPlace;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/// Measures hops between two processes, for those who tune them: not a test. Run without arguments it starts the other
/// process itself and prints nanoseconds for each buffer: streamed one way, and there and back divided by two.
final class HopHarness {
    private static final long SLOT_SIZE = 4096;
    private static final int SLOTS = 256;
    private static final int ROUNDS = 9;
    private static final int HOPS = 1_000_000;
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final MemberOptions SPINNING = MemberOptions.DEFAULT.polls(Integer.MAX_VALUE);

    private final MemoryPool pool;
    private final ArenaOwner owner;

    private HopHarness(Path socket) {
        pool = new SharedPoolProvider().create(new PoolConfig("hop", SLOT_SIZE, SLOTS));
        owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT);
        owner.serve(SocketPlace.claim(socket, SocketType.MESSAGES, 0600));
    }

    @SuppressWarnings("SystemOut") // it is a program
    public static void main(String... arguments) throws IOException, InterruptedException {
        if (arguments.length == 2) {
            echo(Path.of(arguments[0]), Path.of(arguments[1]));
            return;
        }
        Path folder = Files.createTempDirectory("parallax-hop");
        HopHarness here = new HopHarness(folder.resolve("there"));
        try (ChildJvm child = ChildJvm.startFast(HopHarness.class, folder.resolve("there"), folder.resolve("back"))) {
            child.expect("ready");
            try (ArenaMember back = ArenaMember.attach(UnixAddress.of(folder.resolve("back")), SPINNING)) {
                Seat seat = here.seat();
                System.out.println("stream " + medians(() -> here.stream(seat, back)));
                System.out.println("hop    " + medians(() -> here.pingPong(seat, back) / 2));
                System.out.println("alone  " + medians(here::alone));
                seat.end();
            }
        }
        here.owner.close();
    }

    private interface Measured {
        double nsPerBuffer() throws InterruptedException;
    }

    private static String medians(Measured measured) throws InterruptedException {
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = measured.nsPerBuffer();
        }
        Arrays.sort(rounds);
        return "min %.1f median %.1f max %.1f ns".formatted(rounds[0], rounds[ROUNDS / 2], rounds[ROUNDS - 1]);
    }

    private Seat seat() {
        while (owner.members().isEmpty()) {
            Thread.onSpinWait();
        }
        return owner.members().getFirst();
    }

    private void send(Seat seat, int flags) throws InterruptedException {
        try (LoanedSlot loan = pool.loan()) {
            Buffer buffer = loan.publish(64);
            buffer.metadata().flags(flags);
            while (seat.give(buffer) == Delivery.FULL) {
                pause();
            }
        }
    }

    private static void pause() {
        for (int i = 0; i < 20; i++) {
            Thread.onSpinWait();
        }
    }

    /// The other side answers the last buffer only.
    private double stream(Seat seat, ArenaMember back) throws InterruptedException {
        long startNs = System.nanoTime();
        for (int i = 1; i <= HOPS; i++) {
            send(seat, i == HOPS ? 1 : 0);
        }
        Objects.requireNonNull(back.take(LIMIT)).close();
        return (System.nanoTime() - startNs) / (double) HOPS;
    }

    private double pingPong(Seat seat, ArenaMember back) throws InterruptedException {
        int hops = HOPS / 10;
        long startNs = System.nanoTime();
        for (int i = 0; i < hops; i++) {
            send(seat, 1);
            Objects.requireNonNull(back.take(LIMIT)).close();
        }
        return (System.nanoTime() - startNs) / (double) hops;
    }

    /// An exported pool within its own process.
    private double alone() {
        long startNs = System.nanoTime();
        for (int i = 0; i < HOPS; i++) {
            try (LoanedSlot loan = Objects.requireNonNull(pool.tryLoan())) {
                loan.publish(64).close();
            }
        }
        return (System.nanoTime() - startNs) / (double) HOPS;
    }

    @SuppressWarnings("SystemOut") // what the parent reads
    private static void echo(Path there, Path back) throws InterruptedException {
        HopHarness here = new HopHarness(back);
        System.out.println("ready");
        try (ArenaMember member = ArenaMember.attach(UnixAddress.of(there), SPINNING)) {
            Seat seat = here.seat();
            while (true) {
                Buffer buffer = member.take(LIMIT);
                if (buffer == null) {
                    break;
                }
                boolean answer = buffer.metadata().flags() != 0;
                buffer.close();
                if (answer) {
                    here.send(seat, 1);
                }
            }
        }
        here.owner.close();
    }
}
