package io.parallax.memory.stream;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.api.ipc.StreamSubscriber;
import io.parallax.api.ipc.StreamSubscriber.Next;
import io.parallax.memory.SharedStreamLinks;
import io.parallax.memory.ipc.Payload;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/// A subscriber in a process of its own. It checks each buffer when it comes and again later; that no number is missing
/// that was not marked; and that events come where they belong. Arguments: path, policy. Prints `attached`, and at the
/// end `COMPLETE` or the kind of loss, and how many buffers came.
final class Consumer {
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final int MOST_KEPT = 2;

    private final Deque<Buffer> kept = new ArrayDeque<>();
    long count;
    private long last = -1;
    private long gap = -1;

    @SuppressWarnings("SystemOut") // what the parent reads
    public static void main(String... arguments) {
        try (StreamSubscriber stream =
                new SharedStreamLinks().attach(arguments[0], SlowPolicy.valueOf(arguments[1]), LIMIT)) {
            System.out.println("attached");
            Consumer consumer = new Consumer();
            System.out.println(consumer.read(stream) + " " + consumer.count);
        }
    }

    /// Takes all there is.
    /// @return how it ended
    String read(StreamSubscriber stream) {
        while (true) {
            Next next = stream.next(LIMIT);
            switch (next) {
                case BUFFER -> keep(stream.buffer());
                case EVENT -> {
                    Event event = stream.event();
                    if (event instanceof Event.EndOfStream) {
                        letGo(0);
                        return "COMPLETE";
                    } else if (event instanceof Event.Gap at) {
                        gap = at.pts();
                    }
                }
                case LOST -> {
                    letGo(0);
                    return String.valueOf(stream.lost());
                }
                case NOTHING -> throw new AssertionError("nothing came for a long time");
            }
        }
    }

    private void keep(Buffer buffer) {
        long number = buffer.metadata().sequence();
        boolean isMarked = buffer.metadata().has(BufferFlags.DISCONT);
        if (number <= last || (last >= 0 && number != last + 1 && !isMarked)) {
            throw new AssertionError(number + " came after " + last);
        }
        if (gap >= 0 && gap != number - number % 10) {
            throw new AssertionError(number + " came after the event of " + gap);
        }
        last = number;
        count++;
        Payload.check(buffer);
        kept.add(buffer);
        letGo(MOST_KEPT);
    }

    private void letGo(int most) {
        while (kept.size() > most) {
            Buffer buffer = kept.remove();
            Payload.check(buffer);
            buffer.close();
        }
    }
}
