package io.parallax.memory.ipc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/// An owner and a pool, and members in the same process.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
abstract class ArenaFixture {
    static final Duration LIMIT = Duration.ofSeconds(30);

    final MemoryPool pool = new SharedPoolProvider().create(new PoolConfig("test", 256, 4));
    final ArenaOwner owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT.entries(8));

    record Joined(Seat seat, ArenaMember member) {}

    @AfterEach
    void everythingComesHome() throws InterruptedException {
        owner.close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        assertThat(pool.stats().free()).isEqualTo(4);
        pool.close();
    }

    Joined join() {
        return join(owner);
    }

    static Joined join(ArenaOwner owner) {
        UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);
        Seat seat = requireNonNull(owner.admit(sockets.one()));
        return new Joined(seat, ArenaMember.attach(sockets.other(), MemberOptions.DEFAULT));
    }

    Buffer publish(int value, long size) {
        try (LoanedSlot loan = requireNonNull(pool.tryLoan(), "no slot free")) {
            loan.bytes().fill((byte) value);
            return loan.publish(size);
        }
    }

    static void send(Seat seat, Buffer buffer) {
        assertThat(seat.send(buffer)).isEqualTo(Delivery.SENT);
        buffer.close();
    }
}
