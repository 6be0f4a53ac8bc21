package io.parallax.engine.link;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.element.Flow;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.event.Event;
import io.parallax.api.memory.Reclaimer;
import io.parallax.api.time.ClockTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A link whose producer never waits: when full it drops the oldest buffer. It also does when a pool is empty. Dropping
/// takes from the consumer's end, which a single-consumer ring does not allow, so this one has a lock.
public final class LeakyLink implements Link, Reclaimer {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Object> items = new ArrayDeque<>();
    private final Bounds bounds;

    private long buffers;
    private long bytes;
    private long newestPts = ClockTime.NONE;
    private long dropped;
    private boolean discont;
    private long flushed;
    private final LinkState state = new LinkState();

    /// @param limits bounds
    public LeakyLink(QueueLimits limits) {
        this.bounds = new Bounds(limits);
    }

    @Override
    public Flow.Signal put(Buffer buffer) {
        lock.lock();
        try {
            if (state.rejects()) {
                buffer.close();
                return state.answer();
            }
            while (bounds.isFull(buffers, bytes, Bounds.span(oldestPts(), newestPts))) {
                boolean _ = dropOldest(Objects::nonNull);
            }
            buffers++;
            bytes += buffer.size();
            newestPts = buffer.metadata().pts();
            items.add(buffer);
            changed.signal();
            return Flow.Signal.CONTINUE;
        } finally {
            lock.unlock();
        }
    }

    private long oldestPts() {
        for (Object item : items) {
            if (item instanceof Buffer buffer) {
                return buffer.metadata().pts();
            }
        }
        return ClockTime.NONE;
    }

    @Override
    public boolean dropOldest(Predicate<Buffer> wanted) {
        lock.lock();
        try {
            for (Iterator<Object> each = items.iterator(); each.hasNext(); ) {
                if (each.next() instanceof Buffer buffer && wanted.test(buffer)) {
                    each.remove();
                    remove(buffer);
                    buffer.close();
                    dropped++;
                    discont = true;
                    return true;
                }
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void remove(Buffer buffer) {
        buffers--;
        bytes -= buffer.size();
    }

    @Override
    public Flow.Signal put(Event event) {
        lock.lock();
        try {
            if (event instanceof Event.FlushStart(long id)) {
                state.putStart(id);
            }
            if (!state.accepts(event)) {
                return state.answer();
            }
            items.add(event);
            changed.signal();
            return Flow.Signal.CONTINUE;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Object take() {
        lock.lock();
        try {
            while (!state.interrupts()) {
                Object item = items.poll();
                if (item == null) {
                    changed.awaitUninterruptibly();
                } else if (isTaken(item)) {
                    return item;
                }
            }
            if (state.isClosed()) {
                return null;
            }
            state.unwake();
            return Call.WOKEN;
        } finally {
            lock.unlock();
        }
    }

    private boolean isTaken(Object item) {
        if (!(item instanceof Buffer buffer)) {
            return state.keeps(item);
        }
        remove(buffer);
        if (!state.keeps(item)) {
            buffer.close();
            flushed++;
            return false;
        }
        if (discont) {
            buffer.metadata().flags(buffer.metadata().flags() | BufferFlags.DISCONT);
            discont = false;
        }
        return true;
    }

    @Override
    public void refuse() {
        state.refuse();
    }

    @Override
    public void refuseUntilFlush() {
        state.refuseUntilFlush();
    }

    @Override
    public void wake() {
        lock.lock();
        try {
            state.wake();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// The producer never waits.
    @Override
    public void press(boolean now) {}

    @Override
    public void flush(long id) {
        state.ask(id);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            state.close();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void clear() {
        lock.lock();
        try {
            for (Object item : items) {
                if (item instanceof Buffer buffer) {
                    remove(buffer);
                    buffer.close();
                }
            }
            items.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Level level() {
        lock.lock();
        try {
            return new Level(buffers, bytes, Bounds.span(oldestPts(), newestPts));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean holdsUp() {
        return false;
    }

    @Override
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long flushed() {
        lock.lock();
        try {
            return flushed;
        } finally {
            lock.unlock();
        }
    }
}
