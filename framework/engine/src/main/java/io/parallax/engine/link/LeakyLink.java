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
    private boolean refused;
    private boolean closed;

    /// @param limits bounds
    public LeakyLink(QueueLimits limits) {
        this.bounds = new Bounds(limits);
    }

    @Override
    public Flow.Signal put(Buffer buffer) {
        lock.lock();
        try {
            if (closed || refused) {
                buffer.close();
                return closed ? Flow.Signal.FLUSHING : Flow.Signal.END_OF_STREAM;
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
            if (closed || refused) {
                return closed ? Flow.Signal.FLUSHING : Flow.Signal.END_OF_STREAM;
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
            while (items.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            Object item = closed ? null : items.poll();
            if (item instanceof Buffer buffer) {
                remove(buffer);
                if (discont) {
                    buffer.metadata().flags(buffer.metadata().flags() | BufferFlags.DISCONT);
                    discont = false;
                }
            }
            return item;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void refuse() {
        lock.lock();
        try {
            refused = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
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
}
