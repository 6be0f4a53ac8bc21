package io.parallax.memory.ipc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.MemoryPool;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixSocket;
import java.time.Duration;

/// A pool that is exported and read in the same process.
public final class LocalReader implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final ArenaOwner owner;
    private final Seat seat;
    private final ArenaMember member;

    private LocalReader(ArenaOwner owner, Seat seat, ArenaMember member) {
        this.owner = owner;
        this.seat = seat;
        this.member = member;
    }

    public static LocalReader of(MemoryPool pool) {
        ArenaOwner owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT);
        UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);
        Seat seat = requireNonNull(owner.admit(sockets.one()));
        return new LocalReader(owner, seat, ArenaMember.attach(sockets.other(), MemberOptions.DEFAULT));
    }

    public void send(Buffer buffer) {
        assertThat(seat.give(buffer)).isEqualTo(Delivery.SENT);
    }

    /// {@return the next buffer, owned by the caller}
    public Buffer take() {
        return requireNonNull(member.take(LIMIT), () -> "nothing came: " + member.end());
    }

    @Override
    public void close() {
        member.close();
        owner.close();
        try {
            assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
