package io.parallax.memory.stream;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.MetadataKey;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.LinkException;
import io.parallax.api.ipc.PublisherConfig;
import io.parallax.api.ipc.PublisherStats;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.api.ipc.StreamPublisher;
import io.parallax.api.memory.MemoryException;
import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.memory.os.SocketPlace;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.wire.Message;
import io.parallax.memory.wire.MessageWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A stream of this process that others attach to.
final class Publisher implements StreamPublisher {
    private final PublisherConfig config;
    private final Listener listener;
    private final SocketPlace place;
    private final Counters counters = new Counters();
    private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();
    private final Arenas arenas = new Arenas();
    private final Mover mover;
    private final PublisherThread thread;

    /// Guarded by this object, as is the list of outboxes when it is changed.
    private final Known known = new Known();

    private volatile boolean closed;

    private Publisher(PublisherConfig config, Listener listener, SocketPlace place, MemoryPoolProvider provider) {
        this.config = config;
        this.listener = listener;
        this.place = place;
        this.mover = new Mover("ipc-" + place.path().getFileName(), 2 * config.maxBuffers(), provider, counters);
        this.thread = new PublisherThread(this, place);
    }

    static Publisher open(PublisherConfig config, Listener listener, MemoryPoolProvider provider) {
        SocketPlace place;
        try {
            place = SocketPlace.claim(LinkAddress.path(config.address()), SocketType.MESSAGES, config.mode());
        } catch (LinkException e) {
            throw e;
        } catch (MemoryException e) {
            throw new LinkException(String.valueOf(e.getMessage()), false, e);
        }
        Publisher publisher = new Publisher(config, listener, place, provider);
        publisher.thread.start();
        return publisher;
    }

    @Override
    public String path() {
        return place.path().toString();
    }

    @Override
    public void send(Buffer buffer) throws InterruptedException {
        requireOpen();
        if (outboxes.isEmpty()) {
            return;
        }
        PoolArena arena = arenas.of(buffer, this::isNeeded);
        if (arena != null) {
            send(new Parcel.Load(arena, buffer, open(buffer), 0));
            return;
        }
        try (Buffer copy = mover.move(buffer)) {
            PoolArena own = arenas.of(copy, this::isNeeded);
            if (own == null) {
                throw new LinkException("this kernel cannot share memory safely: use Linux 5.1 or newer", false);
            }
            send(new Parcel.Load(own, copy, open(copy), 0));
        }
    }

    private void send(Parcel.Load load) throws InterruptedException {
        for (Outbox outbox : outboxes) {
            outbox.send(load);
        }
    }

    private boolean isNeeded(PoolArena arena) {
        return outboxes.stream().anyMatch(outbox -> outbox.uses(arena));
    }

    private byte @Nullable [] open(Buffer buffer) {
        Map<MetadataKey<?>, Object> entries = buffer.metadata().entries();
        if (entries.isEmpty()) {
            return null;
        }
        Map<String, Object> fields = new HashMap<>();
        entries.forEach((key, value) -> fields.put(key.name(), value));
        return encoded(new Message.Open(fields));
    }

    private byte @Nullable [] encoded(Message message) {
        try {
            return MessageWriter.write(message);
        } catch (IllegalArgumentException e) {
            listener.warn(e.getMessage() + "; it is left out");
            return null;
        }
    }

    @Override
    public void send(Event.Downstream event) throws InterruptedException {
        requireOpen();
        byte[] message = encoded(new Message.Downstream(event));
        if (message == null) {
            return;
        }
        List<Outbox> now;
        synchronized (this) {
            known.note(event);
            now = List.copyOf(outboxes);
        }
        for (Outbox outbox : now) {
            outbox.send(message);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the publisher is closed: " + path());
        }
    }

    @Override
    public synchronized boolean awaitSubscribers(int count, Duration limit) throws InterruptedException {
        long endNs = System.nanoTime() + limit.toNanos();
        while (outboxes.size() < count && !closed) {
            long leftNs = endNs - System.nanoTime();
            if (leftNs <= 0) {
                return false;
            }
            wait(leftNs / 1_000_000, (int) (leftNs % 1_000_000));
        }
        return outboxes.size() >= count;
    }

    @Override
    public PublisherStats stats() {
        return new PublisherStats(
                outboxes.size(),
                counters.joined.sum(),
                counters.refused.sum(),
                counters.disconnected.sum(),
                counters.sent.sum(),
                counters.dropped.sum(),
                counters.moved.sum(),
                counters.movedBytes.sum());
    }

    PublisherConfig config() {
        return config;
    }

    Counters counters() {
        return counters;
    }

    Listener listener() {
        return listener;
    }

    /// {@return what the stream carries now, or null if it has not begun}
    synchronized Event.@Nullable CapsChanged caps() {
        return known.caps();
    }

    /// Lets a subscriber in. It first gets what was said so far.
    /// @param slow what to do when it does not keep up
    /// @return its outbox, or null if the publisher is closed
    synchronized @Nullable Outbox join(Subscription subscription, SlowPolicy slow) {
        if (closed) {
            return null;
        }
        Outbox outbox = new Outbox(subscription, slow, config.maxBuffers(), counters, this::left);
        outbox.begin(known.events().stream()
                .map(event -> MessageWriter.write(new Message.Downstream(event)))
                .toList());
        outboxes.add(outbox);
        counters.joined.increment();
        notifyAll();
        return outbox;
    }

    /// A subscriber is gone. Any thread may tell.
    void left(Outbox outbox, String reason) {
        if (outboxes.remove(outbox)) {
            listener.left(outbox.to().peer().toString(), reason);
            thread.wake();
        }
    }

    List<Outbox> outboxes() {
        return outboxes;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            notifyAll();
        }
        outboxes.forEach(outbox -> outbox.close("the publisher has stopped"));
        thread.stop();
        outboxes.clear();
        mover.close();
        arenas.leave();
    }
}
