package io.parallax.memory.stream;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.PublisherConfig;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.api.ipc.StreamPublisher;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.SharedStreamLinks;
import io.parallax.memory.ipc.Payload;
import java.time.Duration;
import java.util.Random;

/// A publisher in a process of its own: sends numbered buffers, with an event before each tenth, to whoever is there.
/// Arguments: path, number of buffers, policy. Prints `listening`, and at the end `complete`.
final class Producer {
    static final int SLOTS = 48;
    static final long SLOT_SIZE = 16 << 10;

    private Producer() {}

    @SuppressWarnings("SystemOut") // what the parent reads
    public static void main(String... arguments) throws InterruptedException {
        long count = Long.parseLong(arguments[1]);
        PublisherConfig config = new PublisherConfig(arguments[0]).withSlow(SlowPolicy.valueOf(arguments[2]));
        try (MemoryPool pool = new SharedPoolProvider().create(new PoolConfig("producer", SLOT_SIZE, SLOTS));
                StreamPublisher publisher =
                        new SharedStreamLinks().publish(config, new StreamPublisher.Listener() {})) {
            System.out.println("listening");
            boolean _ = publisher.awaitSubscribers(1, Duration.ofSeconds(100));
            publisher.send(new Event.StreamStart("chaos"));
            Random random = new Random(count);
            for (long number = 0; number < count; number++) {
                send(publisher, pool, number, Payload.size(random, SLOT_SIZE));
            }
            publisher.send(new Event.EndOfStream());
            System.out.println("complete " + count);
        }
    }

    /// Sends a buffer, and an event that names it before some.
    static void send(StreamPublisher publisher, MemoryPool pool, long number, long size) throws InterruptedException {
        if (number % 10 == 0) {
            publisher.send(new Event.Gap(number, size));
        }
        try (LoanedSlot loan = pool.loan()) {
            Payload.fill(loan.bytes().asSlice(0, size), number);
            try (Buffer buffer = loan.publish(size)) {
                buffer.metadata().sequence(number);
                publisher.send(buffer);
            }
        }
    }
}
