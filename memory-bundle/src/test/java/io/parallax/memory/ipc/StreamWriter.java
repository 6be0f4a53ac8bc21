package io.parallax.memory.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.os.PeerCredentials;
import io.parallax.memory.os.SocketPlace;
import io.parallax.memory.os.SocketType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// An owner in a process of its own: sends numbered buffers to whoever is there until it has sent enough. Arguments:
/// path, number of buffers, size of a slot, and the users that may attach besides its own. Prints `listening`, and at
/// the end `complete`.
final class StreamWriter {
    static final int SLOTS = 40; // more than a sender needs to see that its reader lags

    private StreamWriter() {}

    @SuppressWarnings("SystemOut") // what the parent reads
    public static void main(String... arguments) throws IOException, InterruptedException {
        long count = Long.parseLong(arguments[1]);
        long size = Long.parseLong(arguments[2]);
        Set<Integer> users =
                Arrays.stream(arguments).skip(3).map(Integer::valueOf).collect(Collectors.toSet());
        users.add(PeerCredentials.ownUid());
        PoolConfig config = new PoolConfig("writer", size, SLOTS);
        try (MemoryPool pool = new SharedPoolProvider().create(config);
                ArenaOwner owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT.admits(p -> users.contains(p.uid())))) {
            owner.serve(SocketPlace.claim(Path.of(arguments[0]), SocketType.MESSAGES, 0660));
            System.out.println("listening");
            while (owner.members().isEmpty()) {
                Thread.onSpinWait();
            }
            Random random = new Random(count);
            for (long number = 0; number < count && !owner.members().isEmpty(); number++) {
                send(owner, pool, number, Payload.size(random, size));
            }
            owner.members().forEach(Seat::end);
            System.out.println("complete " + owner.awaitNoMembers(Duration.ofSeconds(100)));
        }
    }

    /// Sends a buffer to everyone who is there, waiting for each.
    static void send(ArenaOwner owner, MemoryPool pool, long number, long size) throws InterruptedException {
        try (LoanedSlot loan = Objects.requireNonNull(pool.loan(Duration.ofSeconds(100)), "no slot comes home")) {
            Payload.fill(loan.bytes().asSlice(0, size), number);
            try (Buffer buffer = loan.publish(size)) {
                buffer.metadata().sequence(number);
                for (Seat seat : owner.members()) {
                    while (seat.send(buffer) == Delivery.FULL) {
                        boolean _ = seat.awaitRoom(Duration.ofSeconds(100));
                    }
                }
            }
        }
    }
}
