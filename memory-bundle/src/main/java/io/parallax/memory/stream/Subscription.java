package io.parallax.memory.stream;

import io.parallax.memory.ipc.Delivery;
import io.parallax.memory.ipc.Seat;
import io.parallax.memory.os.PeerCredentials;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixSocket;
import io.parallax.memory.wire.Message;
import io.parallax.memory.wire.MessageWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The way to one subscriber: its socket, and its seats in the arenas that the stream has come through. The lock of its
/// [Outbox] guards it, but for waiting.
final class Subscription {
    private final UnixSocket socket;
    private final PeerCredentials peer;
    private final Map<PoolArena, Place> places = new HashMap<>();
    private volatile @Nullable Place current;
    private long messages;
    private int numbers;
    private String refusal = "it hung up";

    /// A seat in an arena, and how the subscriber knows that.
    private record Place(PoolArena arena, Seat seat, int number) {}

    Subscription(UnixSocket socket, PeerCredentials peer) {
        this.socket = socket;
        this.peer = peer;
    }

    UnixSocket socket() {
        return socket;
    }

    PeerCredentials peer() {
        return peer;
    }

    /// {@return why it is gone, if this knows}
    String refusal() {
        return refusal;
    }

    /// Sends a message that has no place among the buffers.
    boolean say(Message message) {
        return socket.trySend(MessageWriter.write(message));
    }

    /// Sends an ordered message. Before the first arena messages are in order by themselves.
    Outcome send(byte[] message) {
        Place place = current;
        if (place != null && place.seat.isFull(Long.MAX_VALUE)) {
            return fullOrGone(place);
        }
        if (!socket.trySend(message)) {
            return Outcome.NO_ROOM; // who has hung up is noticed elsewhere
        }
        messages++;
        return place == null ? Outcome.SENT : outcome(place.seat.sendNote(place.number, messages, false));
    }

    /// Sends a buffer, and goes over to its arena before.
    /// @param flags more flags than the buffer has
    /// @param most how many buffers the subscriber may have
    Outcome send(Parcel.Load load, int flags, long most) {
        Place place = current;
        if (place == null || place.arena != load.arena) {
            Outcome turned = turn(load.arena);
            place = current;
            if (turned != Outcome.SENT || place == null) {
                return turned;
            }
        }
        byte[] open = load.open;
        if (place.seat.isFull(open == null ? most : Math.max(1, most - 1))) {
            return fullOrGone(place);
        }
        if (open != null) {
            Outcome said = send(open);
            if (said != Outcome.SENT) {
                return said;
            }
        }
        return outcome(place.seat.send(load.buffer, flags));
    }

    private static Outcome fullOrGone(Place place) {
        return place.seat.isOpen() ? Outcome.NO_ROOM : Outcome.GONE;
    }

    private static Outcome outcome(Delivery delivery) {
        return switch (delivery) {
            case SENT -> Outcome.SENT;
            case FULL -> Outcome.NO_ROOM;
            case GONE -> Outcome.GONE;
        };
    }

    private Outcome turn(PoolArena arena) {
        Place to = places.get(arena);
        if (to == null) {
            to = enter(arena);
            if (to == null) {
                return numbers < 0 ? Outcome.GONE : Outcome.NO_ROOM;
            }
            places.put(arena, to);
        }
        Place from = current;
        if (from != null) {
            boolean isLast = !from.arena.pool().isOpen();
            Outcome noted = outcome(from.seat.sendNote(to.number, messages, isLast));
            if (noted != Outcome.SENT) {
                return noted;
            }
            if (isLast) {
                places.remove(from.arena);
            }
        }
        current = to;
        return Outcome.SENT;
    }

    /// Makes the subscriber a member of an arena.
    /// @return its place, or null if that is not possible now, or not at all: then the numbers are negative
    private @Nullable Place enter(PoolArena arena) {
        UnixSocket.Pair pair = UnixSocket.pair(SocketType.MESSAGES);
        try (UnixSocket other = pair.other()) {
            Seat seat = arena.owner().admit(pair.one(), peer);
            if (seat == null) {
                numbers = Integer.MIN_VALUE;
                refusal = "the pool " + arena.pool().name() + " has no seat left for it";
                return null;
            }
            byte[] message = MessageWriter.write(new Message.NewArena(numbers + 1));
            if (!socket.trySend(message, other.descriptor())) {
                seat.dismiss("its socket has no room");
                return null;
            }
            messages++;
            numbers++;
            return new Place(arena, seat, numbers);
        }
    }

    /// Waits until the subscriber has given something back. No lock is needed.
    /// @param most how many buffers it may have
    /// @return whether the wait was of use; false if it is not the ring that is full
    boolean awaitRoom(long most, Duration limit) throws InterruptedException {
        Place place = current;
        if (place == null || !place.seat.isOpen() || !place.seat.isFull(most)) {
            return false;
        }
        return place.seat.awaitRoom(most, limit);
    }

    /// {@return whether the subscriber has a seat in an arena}
    boolean uses(PoolArena arena) {
        return places.containsKey(arena);
    }

    /// Leaves the subscriber. It keeps what it has until it gives that back.
    /// @param goodbye what to tell it, or null if it is gone
    void leave(@Nullable String goodbye) {
        if (goodbye != null) {
            boolean _ = say(new Message.Goodbye(goodbye));
        }
        String why = goodbye == null ? "it hung up" : goodbye;
        places.values().forEach(place -> place.seat.dismiss(why));
        places.clear();
        socket.hangUp();
    }
}
