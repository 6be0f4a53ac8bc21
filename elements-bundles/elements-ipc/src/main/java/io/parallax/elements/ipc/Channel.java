package io.parallax.elements.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementContext;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.SlowPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A stream from one pipeline to others of this process, by name. It is there as long as someone has opened it. Its
/// lock guards all of it, its receivers too.
final class Channel {
    private static final Map<String, Channel> CHANNELS = new HashMap<>();

    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Receiver> receivers = new ArrayList<>();
    private Facts facts = new Facts();
    private @Nullable ElementContext producer;

    /// Guarded by the class.
    private int users;

    private Channel(String name) {
        this.name = name;
    }

    /// Opens a channel; it is made if it is not there.
    /// @return the channel, to be left once
    static Channel open(String name) {
        synchronized (CHANNELS) {
            Channel channel = CHANNELS.computeIfAbsent(name, Channel::new);
            channel.users++;
            return channel;
        }
    }

    /// Leaves the channel.
    void leave() {
        synchronized (CHANNELS) {
            users--;
            if (users == 0) {
                CHANNELS.remove(name);
            }
        }
    }

    /// Becomes the one that sends.
    /// @throws IllegalStateException if another one is
    void produce(ElementContext context) {
        lock.lock();
        try {
            ElementContext other = producer;
            if (other != null) {
                throw new IllegalStateException("channel " + name + " is in use by " + other.name() + " of "
                        + other.pipeline() + "; stop that one, or use another name");
            }
            producer = context;
            facts = new Facts();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Sends nothing more. Receivers take what they have, and then learn it, unless the stream is complete.
    void endProducing() {
        lock.lock();
        try {
            producer = null;
            if (!facts.isComplete()) {
                receivers.forEach(receiver -> receiver.lose("the producer has stopped"));
            }
            facts = new Facts();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Sends an event to everyone.
    void send(Event event) {
        lock.lock();
        try {
            facts.note(event);
            receivers.forEach(receiver -> receiver.add(event));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Sends a buffer to everyone; it stays the caller's.
    /// @return how many receivers did not get it
    int send(Buffer buffer, SlowPolicy policy, int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            int dropped = 0;
            for (Receiver receiver : List.copyOf(receivers)) {
                dropped += send(receiver, buffer, policy, most);
            }
            changed.signalAll();
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    private int send(Receiver receiver, Buffer buffer, SlowPolicy policy, int most) throws InterruptedException {
        while (policy == SlowPolicy.BLOCK && receiver.isFull(most) && receivers.contains(receiver)) {
            changed.signalAll();
            changed.await();
        }
        if (!receivers.contains(receiver)) {
            return 0;
        }
        boolean isFull = receiver.isFull(most);
        if (isFull && policy == SlowPolicy.DISCONNECT) {
            receivers.remove(receiver);
            receiver.lose("it did not keep up");
            return 0;
        }
        if (isFull && policy == SlowPolicy.DROP_NEWEST) {
            receiver.skip();
            return 1;
        }
        if (isFull) {
            receiver.dropOldest();
        }
        receiver.add(buffer);
        return isFull ? 1 : 0;
    }

    /// Waits until someone receives.
    /// @return whether someone does
    boolean awaitReceiver(Duration limit) throws InterruptedException {
        long leftNs = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (receivers.isEmpty() && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
            }
            return !receivers.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Receives from now on, first what was said so far.
    Receiver join() {
        lock.lock();
        try {
            Receiver receiver = new Receiver();
            facts.events().forEach(receiver::add);
            receivers.add(receiver);
            changed.signalAll();
            return receiver;
        } finally {
            lock.unlock();
        }
    }

    /// Takes what comes next.
    /// @return a buffer, which is the caller's, an event, a text that says why nothing more comes, or null for nothing
    @Nullable Object take(Receiver receiver, Duration limit) throws InterruptedException {
        long leftNs = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (receiver.isEmpty() && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
            }
            Object item = receiver.take();
            changed.signalAll();
            return item;
        } finally {
            lock.unlock();
        }
    }

    /// Receives nothing more.
    void part(Receiver receiver) {
        lock.lock();
        try {
            receivers.remove(receiver);
            receiver.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Sends an event to the producer.
    /// @return whether it is under way
    boolean sendUpstream(Event.Upstream event) {
        ElementContext to;
        lock.lock();
        try {
            to = producer;
        } finally {
            lock.unlock();
        }
        return to != null && to.sendUpstream(event);
    }
}
