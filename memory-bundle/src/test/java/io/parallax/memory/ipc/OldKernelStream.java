package io.parallax.memory.ipc;

import static java.util.Objects.requireNonNull;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.MemoryException;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.os.Barrier;
import io.parallax.memory.os.OldKernel;
import io.parallax.memory.os.SealBreaker;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixSocket;
import io.parallax.memory.slot.SlotPool;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A process that lacks something of the kernel: makes a pool, tries to break its seals, and sends itself a stream in
/// which each side sleeps for each buffer. Prints what came of it.
final class OldKernelStream {
    private static final int BUFFERS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private OldKernelStream() {}

    @SuppressWarnings("SystemOut") // what the parent reads
    public static void main(String... arguments) throws Exception {
        OldKernel.without(OldKernel.Lack.valueOf(arguments[0]));
        try (MemoryPool pool = new SharedPoolProvider().create(new PoolConfig("old", 4096, 4))) {
            System.out.println("barrier " + Barrier.isRegistered());
            System.out.println("pool " + pool.segment().backing());
            System.out.println("stream " + streamed(pool));
            System.out.println("seals "
                    + SealBreaker.tryAll(
                            requireNonNull(((SlotPool) pool).segment().file())));
        }
    }

    private static String streamed(MemoryPool pool) throws InterruptedException, ExecutionException {
        try (ArenaOwner owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT.entries(2))) {
            UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);
            Seat seat = requireNonNull(owner.admit(sockets.one()));
            FutureTask<String> reader = new FutureTask<>(() -> read(sockets.other()));
            Thread.ofPlatform().start(reader);
            for (int number = 0; number < BUFFERS; number++) {
                StreamWriter.send(owner, pool, number, 4096);
            }
            boolean _ = seat.end();
            return reader.get();
        } catch (MemoryException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String read(UnixSocket socket) {
        int count = 0;
        try (ArenaMember member = ArenaMember.attach(socket, MemberOptions.DEFAULT.polls(1))) {
            for (Buffer buffer = member.take(LIMIT); buffer != null; buffer = member.take(LIMIT)) {
                Payload.check(buffer);
                count++;
                buffer.close();
            }
            return count + " " + requireNonNull(member.end()).kind();
        }
    }
}
