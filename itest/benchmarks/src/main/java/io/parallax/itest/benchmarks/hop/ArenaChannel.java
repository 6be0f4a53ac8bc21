package io.parallax.itest.benchmarks.hop;

import static java.util.Objects.requireNonNull;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.ipc.ArenaMember;
import io.parallax.memory.ipc.ArenaOptions;
import io.parallax.memory.ipc.ArenaOwner;
import io.parallax.memory.ipc.Delivery;
import io.parallax.memory.ipc.MemberOptions;
import io.parallax.memory.ipc.Seat;
import io.parallax.memory.os.SocketPlace;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.SystemCallException;
import io.parallax.memory.os.UnixAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// Slots of a pool for each direction; what crosses is a reference.
final class ArenaChannel implements Channel {
    private static final long POOL_BYTES = 128 << 20;
    private static final int MOST_SLOTS = 1024;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final MemoryPool pool;
    private final ArenaOwner owner;
    private final ArenaMember member;
    private final Seat seat;

    /// @param here where this side takes the other one
    /// @param there where the other side takes this one
    ArenaChannel(Path here, Path there, int size) throws IOException, InterruptedException {
        int slots = (int) Math.clamp(POOL_BYTES / size, 8, MOST_SLOTS);
        pool = new SharedPoolProvider().create(new PoolConfig("hop", size, slots));
        owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT);
        owner.serve(SocketPlace.claim(here, SocketType.MESSAGES, 0600));
        member = attach(there);
        while (owner.members().isEmpty()) {
            Thread.onSpinWait();
        }
        seat = owner.members().getFirst();
    }

    private static ArenaMember attach(Path there) throws InterruptedException {
        while (true) {
            Peer.awaitFile(there);
            try {
                return ArenaMember.attach(UnixAddress.of(there), MemberOptions.DEFAULT.polls(Integer.MAX_VALUE));
            } catch (SystemCallException e) {
                Thread.sleep(1); // the file is there a moment before anybody listens
            }
        }
    }

    @Override
    public void send(long number, int size, boolean touched) {
        try (LoanedSlot loan = loan()) {
            if (touched) {
                Content.fill(loan.bytes(), number, size);
            }
            Buffer buffer = loan.publish(size);
            buffer.metadata().sequence(number);
            Delivery delivery = seat.give(buffer);
            while (delivery == Delivery.FULL) {
                Channel.pause();
                delivery = seat.give(buffer);
            }
            if (delivery == Delivery.GONE) {
                throw new IllegalStateException("the other side is gone: " + seat.reason());
            }
        }
    }

    private LoanedSlot loan() {
        LoanedSlot loan = pool.tryLoan();
        while (loan == null) {
            Channel.pause();
            loan = pool.tryLoan();
        }
        return loan;
    }

    @Override
    public long receive(int size, boolean touched) {
        try (Buffer buffer = requireNonNull(member.take(LIMIT), () -> "nothing came: " + member.end())) {
            int came = (int) buffer.size();
            long sum = touched ? Content.sumOf(buffer.bytes(), came) : 0;
            return Channel.checked(buffer.metadata().sequence(), came, size, touched, sum);
        }
    }

    @Override
    public void close() {
        member.close();
        owner.close();
        pool.close();
    }
}
