package io.parallax.memory.stream;

import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.memory.wire.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What one subscriber is to get, and what to do when it does not take it.
///
/// Who sends tries at once. What finds no room waits here in order, and a virtual thread brings it on; only with
/// [SlowPolicy#BLOCK] the sender waits itself.
final class Outbox {
    /// What events may wait for a subscriber that must not hold up the stream, in bytes: they are never dropped.
    private static final int MOST_EVENT_BYTES = 4 << 20;

    private static final Duration WAIT = Duration.ofMillis(100);
    private static final long RETRY_NS = 2_000_000;

    private final Subscription to;
    private final SlowPolicy policy;
    private final int maxBuffers;
    private final Counters counters;
    private final BiConsumer<Outbox, String> whenGone;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();
    private int waitingBuffers;
    private long waitingBytes;
    private boolean pumping;

    /// What is sent next follows a gap.
    private boolean gap;

    /// What comes next follows a gap, whatever waits before it.
    private boolean gapAtEnd;

    private boolean closed;

    /// @param whenGone told once why the subscriber is gone, by any thread
    Outbox(Subscription to, SlowPolicy policy, int maxBuffers, Counters counters, BiConsumer<Outbox, String> whenGone) {
        this.to = to;
        this.policy = policy;
        this.maxBuffers = maxBuffers;
        this.counters = counters;
        this.whenGone = whenGone;
    }

    Subscription to() {
        return to;
    }

    /// Begins with messages; nothing was sent before.
    void begin(List<byte[]> messages) {
        lock.lock();
        try {
            messages.forEach(message -> add(new Parcel.Note(message)));
            pump();
        } finally {
            lock.unlock();
        }
    }

    /// Sends an ordered message.
    void send(byte[] message) throws InterruptedException {
        lock.lock();
        try {
            Parcel.Note note = new Parcel.Note(message);
            if (closed || tryNow(note)) {
                return;
            }
            if (policy == SlowPolicy.BLOCK) {
                await(note);
            } else if (waitingBytes < MOST_EVENT_BYTES) {
                add(note);
                pump();
            } else {
                abandon("it does not take its events");
            }
        } finally {
            lock.unlock();
        }
    }

    /// Sends a buffer, which stays the caller's.
    void send(Parcel.Load given) throws InterruptedException {
        lock.lock();
        try {
            Parcel.Load load = gapAtEnd ? given.withFlags(BufferFlags.DISCONT) : given;
            if (closed || tryNow(load)) {
                gapAtEnd = false;
                return;
            }
            if (policy == SlowPolicy.BLOCK) {
                await(load);
            } else {
                keep(load);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Sends a message that has no place among the buffers.
    void say(Message message) {
        lock.lock();
        try {
            boolean _ = !closed && to.say(message);
        } finally {
            lock.unlock();
        }
    }

    private boolean tryNow(Parcel parcel) {
        return waiting.isEmpty() && attempt(parcel) != Outcome.NO_ROOM;
    }

    /// @return never [Outcome#GONE] without the subscriber being given up
    private Outcome attempt(Parcel parcel) {
        Outcome outcome = switch (parcel) {
            case Parcel.Note note -> to.send(note.bytes);
            case Parcel.Load load -> attempt(load);
        };
        if (outcome == Outcome.GONE) {
            abandon(to.refusal());
        }
        return outcome;
    }

    private Outcome attempt(Parcel.Load load) {
        Outcome outcome = to.send(load, load.flags | (gap ? BufferFlags.DISCONT : 0), most(load.arena));
        if (outcome == Outcome.SENT) {
            gap = false;
            counters.sent.increment();
        }
        return outcome;
    }

    /// {@return how many buffers the subscriber may have in its ring}
    private long most(PoolArena arena) {
        return policy == SlowPolicy.BLOCK ? Long.MAX_VALUE : Math.max(1, arena.share() / 2);
    }

    /// {@return how many buffers may wait here}
    private int mostWaiting(PoolArena arena) {
        return Math.min(maxBuffers, arena.share() / 2);
    }

    private void await(Parcel parcel) throws InterruptedException {
        while (!closed && !tryNow(parcel)) {
            if (!waiting.isEmpty() || !awaitRoom()) {
                pause();
            }
        }
    }

    /// Waits a moment, without the lock: a socket does not tell when it has room again.
    private void pause() throws InterruptedException {
        long leftNs = RETRY_NS;
        while (leftNs > 0 && !closed) {
            leftNs = changed.awaitNanos(leftNs);
        }
    }

    /// Waits for room, without the lock.
    private boolean awaitRoom() throws InterruptedException {
        long most = waiting.peek() instanceof Parcel.Load load ? most(load.arena) : Long.MAX_VALUE;
        lock.unlock();
        try {
            return to.awaitRoom(most, WAIT);
        } finally {
            lock.lock();
        }
    }

    private void keep(Parcel.Load load) {
        int most = mostWaiting(load.arena);
        if (waitingBuffers < most) {
            add(load);
        } else if (policy == SlowPolicy.DISCONNECT) {
            counters.disconnected.increment();
            abandon("it did not keep up");
        } else if (policy == SlowPolicy.DROP_OLDEST && most > 0) {
            dropOldest();
            add(load);
        } else {
            counters.dropped.increment();
            gapAtEnd = true;
        }
    }

    private void add(Parcel.Note note) {
        waiting.add(note);
        waitingBytes += note.bytes.length;
    }

    private void add(Parcel.Load load) {
        gapAtEnd = false;
        waiting.add(load.retained());
        waitingBuffers++;
        pump();
    }

    private void dropOldest() {
        for (Iterator<Parcel> all = waiting.iterator(); all.hasNext(); ) {
            if (all.next() instanceof Parcel.Load oldest) {
                all.remove();
                waitingBuffers--;
                oldest.buffer.close();
                counters.dropped.increment();
                gap = true;
                return;
            }
        }
    }

    private void pump() {
        if (!pumping && !waiting.isEmpty() && !closed) {
            pumping = true;
            Thread.ofVirtual().name("parallax-outbox").start(this::bringOn);
        }
    }

    private void bringOn() {
        lock.lock();
        try {
            while (!closed && !waiting.isEmpty()) {
                step(waiting.element());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does this
        } finally {
            pumping = false;
            lock.unlock();
        }
    }

    private void step(Parcel first) throws InterruptedException {
        Outcome outcome = attempt(first);
        if (outcome == Outcome.SENT) {
            waiting.remove();
            switch (first) {
                case Parcel.Load load -> {
                    waitingBuffers--;
                    load.buffer.close();
                }
                case Parcel.Note note -> waitingBytes -= note.bytes.length;
            }
            changed.signalAll();
        } else if (outcome == Outcome.NO_ROOM && !awaitRoom()) {
            pause();
        }
    }

    /// {@return whether something that lies in an arena may still be sent}
    boolean uses(PoolArena arena) {
        lock.lock();
        try {
            return to.uses(arena)
                    || waiting.stream().anyMatch(one -> one instanceof Parcel.Load load && load.arena == arena);
        } finally {
            lock.unlock();
        }
    }

    /// Sends nothing more.
    /// @param goodbye what to tell the subscriber, or null if it is gone
    void close(@Nullable String goodbye) {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                waiting.forEach(parcel -> {
                    if (parcel instanceof Parcel.Load load) {
                        load.buffer.close();
                    }
                });
                waiting.clear();
                to.leave(goodbye);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void abandon(String reason) {
        close(reason);
        whenGone.accept(this, reason);
    }
}
