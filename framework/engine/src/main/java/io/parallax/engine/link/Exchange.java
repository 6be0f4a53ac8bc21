package io.parallax.engine.link;

import io.parallax.api.app.AppLimits;
import io.parallax.api.app.AppStats;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What lies between an application and an element, in order. It belongs to the element's name: elements attach
/// themselves, and as long as one is there, buffers go through. So a fresh element takes over from the one that it
/// replaces, and nothing is lost. Any thread may use it.
public final class Exchange {
    /// Waits as long as it takes.
    public static final long FOR_EVER = Long.MAX_VALUE;

    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(1);

    /// What became of a buffer that was put in.
    public enum Outcome {
        /// It is in.
        TAKEN,
        /// It was dropped for want of room.
        DROPPED,
        /// There was no room.
        FULL,
        /// No element is there.
        GONE,
        /// Whoever waited was called back.
        OVER
    }

    /// Whether elements are there.
    public enum Phase {
        /// None has come yet.
        WAITING,
        /// At least one is there.
        OPEN,
        /// Nothing is put in any more, but what is queued can be taken.
        ENDED,
        /// All have gone before the end of the stream.
        BROKEN
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final String element;
    private final Runnable watcher;

    // all guarded by the lock
    private final Contents contents = new Contents();
    private final List<Attachment> attached = new ArrayList<>();
    private long in;
    private long out;
    private long dropped;
    private boolean discont;
    private boolean begun;
    private boolean ended;
    private boolean shut;
    private @Nullable Throwable failure;

    /// @param element name of the element
    /// @param watcher told, by any thread and without a lock, when something has changed that others may wait for
    public Exchange(String element, Runnable watcher) {
        this.element = element;
        this.watcher = watcher;
    }

    /// {@return the name of the element}
    public String element() {
        return element;
    }

    /// An element is there from now on. The first one begins anew.
    /// @param limits how much may be queued while it is the last that came
    /// @param warnings told what is full when somebody waits for long
    /// @return the element's hold on the exchange
    public Attachment attach(AppLimits limits, Consumer<String> warnings) {
        Attachment attachment = new Attachment(this, limits, warnings);
        change(() -> {
            if (attached.isEmpty()) {
                contents.clear();
                ended = false;
                failure = null;
            }
            attached.add(attachment);
            begun = true;
        });
        return attachment;
    }

    /// Takes an element's hold away.
    void detach(Attachment attachment) {
        change(() -> {
            if (attached.remove(attachment) && attached.isEmpty() && !ended) {
                contents.clear();
            }
        });
    }

    /// Drops everything: neither elements nor the application come again.
    public void shut() {
        change(() -> {
            shut = true;
            contents.clear();
        });
    }

    /// Makes everybody who waits look again.
    void wake() {
        change(() -> {});
    }

    /// Drops what is queued, also on a stream that had ended.
    void flush() {
        change(() -> {
            contents.clear();
            ended = false;
        });
    }

    /// Nothing is put in any more.
    /// @param cause null, or what went wrong
    public void end(@Nullable Throwable cause) {
        change(() -> {
            if (phase() == Phase.OPEN) {
                ended = true;
                failure = cause;
            }
        });
    }

    /// An element puts nothing in any more. That is the end only if no other one has come in its place.
    void ended(Attachment attachment) {
        change(() -> {
            if (phase() == Phase.OPEN && attachment.equals(current())) {
                ended = true;
            }
        });
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        watcher.run();
    }

    private <T extends @Nullable Object> T locked(Supplier<T> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /// {@return whether elements are there}
    public Phase phase() {
        return locked(() -> {
            if (ended) {
                return Phase.ENDED;
            }
            if (attached.stream().anyMatch(each -> !each.isClosed())) {
                return Phase.OPEN;
            }
            return shut || begun ? Phase.BROKEN : Phase.WAITING;
        });
    }

    /// {@return what ended the stream, null if it ended as it should}
    public @Nullable Throwable failure() {
        return locked(() -> failure);
    }

    /// {@return whether nothing is queued}
    public boolean isEmpty() {
        return locked(contents::isEmpty);
    }

    /// {@return whether a buffer can be put in without a wait}
    public boolean isRoomy() {
        return locked(() -> phase() == Phase.OPEN && !contents.isFull(current().bounds()));
    }

    /// {@return the counters}
    public AppStats stats() {
        return locked(() -> {
            Link.Level level = contents.level();
            return new AppStats(in, out, dropped, level.buffers(), level.bytes());
        });
    }

    /// {@return what is queued}
    public Link.Level level() {
        return locked(contents::level);
    }

    private Attachment current() {
        return attached.getLast();
    }

    /// Puts a buffer in, as the limits say.
    /// @param buffer the buffer; the reference is taken, whatever the answer
    /// @param limitNs longest wait in nanoseconds
    /// @param caller who brings it
    /// @return what became of it
    /// @throws InterruptedException if the thread was interrupted while waiting
    public Outcome put(Buffer buffer, long limitNs, Caller caller) throws InterruptedException {
        Outcome outcome = Outcome.GONE;
        lock.lock();
        try {
            outcome = admit(limitNs, caller);
            if (outcome == Outcome.TAKEN) {
                add(buffer);
            }
        } finally {
            if (outcome != Outcome.TAKEN) {
                buffer.close();
            }
            lock.unlock();
        }
        watcher.run();
        return outcome;
    }

    private Outcome admit(long limitNs, Caller caller) throws InterruptedException {
        long start = System.nanoTime();
        boolean warned = false;
        Outcome outcome = decide(caller);
        while (outcome == null) {
            long waited = System.nanoTime() - start;
            if (waited >= limitNs) {
                return Outcome.FULL;
            }
            if (!warned && waited >= PATIENCE_NS) {
                warned = true;
                current().warn(contents.level());
            }
            long goal = warned ? limitNs : Math.min(limitNs, PATIENCE_NS);
            var _ = changed.awaitNanos(goal - waited);
            outcome = decide(caller);
        }
        return outcome;
    }

    /// {@return what becomes of a buffer now, null to wait for room}
    private @Nullable Outcome decide(Caller caller) {
        if (caller.isCalledBack()) {
            return Outcome.OVER;
        }
        if (phase() != Phase.OPEN) {
            return Outcome.GONE;
        }
        if (!contents.isFull(current().bounds()) || caller.isPressing()) {
            return Outcome.TAKEN;
        }
        switch (current().limits().whenFull()) {
            case BLOCK -> {
                return null;
            }
            case FAIL -> {
                return Outcome.FULL;
            }
            case DROP_NEWEST -> {
                countDropped();
                return Outcome.DROPPED;
            }
            case DROP_OLDEST -> {
                while (contents.isFull(current().bounds())) {
                    contents.dropOldest();
                    countDropped();
                }
            }
        }
        return Outcome.TAKEN;
    }

    private void countDropped() {
        dropped++;
        discont = true;
    }

    private void add(Buffer buffer) {
        if (discont) {
            buffer.metadata().flags(buffer.metadata().flags() | BufferFlags.DISCONT);
            discont = false;
        }
        in++;
        contents.add(buffer);
        changed.signalAll();
    }

    /// Puts an event in, which needs no room.
    /// @param event the event
    /// @return whether it is in; not if no element is there
    public boolean put(Event event) {
        boolean isOpen = locked(() -> {
            boolean isTaken = phase() == Phase.OPEN;
            if (isTaken) {
                contents.add(event);
                changed.signalAll();
            }
            return isTaken;
        });
        watcher.run();
        return isOpen;
    }

    /// Takes the next item, waiting for it, also for the first element to come.
    /// @param limitNs longest wait in nanoseconds
    /// @param caller who takes it
    /// @return a [Buffer] or an [Event]; null if none came in time, none follows, or the caller was called back
    /// @throws InterruptedException if the thread was interrupted while waiting; nothing was taken then
    public @Nullable Object take(long limitNs, Caller caller) throws InterruptedException {
        Object item;
        lock.lockInterruptibly();
        try {
            long left = limitNs;
            while (contents.isEmpty() && left > 0 && !caller.isCalledBack() && mayCome()) {
                left = changed.awaitNanos(left);
            }
            item = caller.isCalledBack() ? null : next();
        } finally {
            lock.unlock();
        }
        watcher.run();
        return item;
    }

    private boolean mayCome() {
        Phase now = phase();
        return now == Phase.OPEN || now == Phase.WAITING;
    }

    /// {@return the next item if there is one}
    public @Nullable Object poll() {
        return locked(this::next);
    }

    private @Nullable Object next() {
        Object item = contents.poll();
        if (item instanceof Buffer) {
            out++;
            changed.signalAll();
        }
        return item;
    }
}
