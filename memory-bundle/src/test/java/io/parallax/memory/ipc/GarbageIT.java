package io.parallax.memory.ipc;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixSocket;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Small buffers at 200,000 a second through a pool and an arena, for a minute in the long profile: no object is made
/// for any of them, no segment stays behind, and the heap is never collected as a whole.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GarbageIT {
    private static final int BATCH = 200;
    private static final int SECONDS = Boolean.getBoolean("parallax.long") ? 60 : 4;
    private static final int WARM_UP_BATCHES = 1500;
    private static final int BATCHES = SECONDS * 1000;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /// A reader that sleeps makes a few objects, once for each batch. One object for each buffer would be four times
    /// this.
    private static final long NOISE_BYTES = BATCHES * (long) BATCH * 4;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final MemoryPool pool = new SharedPoolProvider().create(new PoolConfig("small", 256, 256));
    private final ArenaOwner owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT);

    @Test
    void makesNoObjectForABuffer() throws Exception {
        UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);
        Seat seat = requireNonNull(owner.admit(sockets.one()));
        FutureTask<Long> reader = new FutureTask<>(() -> readAll(sockets.other()));
        Thread readerThread = Thread.ofPlatform().start(reader);
        long number = send(seat, 0, WARM_UP_BATCHES);

        long segmentsBefore = segments();
        long collectionsBefore = fullCollections();
        long sentBefore = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
        long readBefore = THREADS.getThreadAllocatedBytes(readerThread.threadId());
        number = send(seat, number, BATCHES);

        assertThat(THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId()) - sentBefore)
                .isLessThan(NOISE_BYTES);
        assertThat(THREADS.getThreadAllocatedBytes(readerThread.threadId()) - readBefore)
                .isLessThan(NOISE_BYTES);
        assertThat(fullCollections()).as("collections of the whole heap").isEqualTo(collectionsBefore);
        assertThat(segments()).as("segments on the heap").isLessThan(segmentsBefore + 1000);
        assertThat(seat.end()).isTrue();
        assertThat(reader.get()).isEqualTo(number);
        owner.close();
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        assertThat(pool.stats().free()).isEqualTo(pool.slots());
        pool.close();
    }

    /// Sends a batch every millisecond.
    private long send(Seat seat, long first, int batches) throws InterruptedException {
        long number = first;
        long dueNs = System.nanoTime();
        for (int batch = 0; batch < batches; batch++) {
            for (int i = 0; i < BATCH; i++) {
                sendOne(seat, number++);
            }
            dueNs += 1_000_000;
            LockSupport.parkNanos(dueNs - System.nanoTime());
        }
        return number;
    }

    private void sendOne(Seat seat, long number) throws InterruptedException {
        try (LoanedSlot loan = pool.loan()) {
            loan.bytes().set(JAVA_LONG, 0, number);
            loan.bytes().set(JAVA_LONG, 192, number);
            Buffer buffer = loan.publish(number % 2 == 0 ? 64 : 256);
            buffer.metadata().pts(number).sequence(number);
            buffer.retain().close();
            while (seat.give(buffer) == Delivery.FULL) {
                boolean _ = seat.awaitRoom(LIMIT);
            }
        }
    }

    private static long readAll(UnixSocket socket) {
        long count = 0;
        try (ArenaMember member = ArenaMember.attach(socket, MemberOptions.DEFAULT)) {
            for (Buffer buffer = member.take(LIMIT); buffer != null; buffer = member.take(LIMIT)) {
                Buffer part = buffer.view(0, 8);
                buffer.close();
                if (part.bytes().get(JAVA_LONG, 0) != count || part.metadata().sequence() != count) {
                    throw new AssertionError("buffer " + count + " is another one: " + part);
                }
                part.close();
                count++;
            }
        }
        return count;
    }

    private static long fullCollections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> collector.getName().matches(".*(Old|MarkSweep|Major).*"))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    /// {@return how many segments of foreign memory are on the heap} Asking collects the heap first.
    private static long segments() throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .filter(line -> line.contains("NativeMemorySegmentImpl"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+", 3)[1]))
                .sum();
    }
}
