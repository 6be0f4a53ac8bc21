package io.parallax.engine.link;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.element.Flow;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.event.Event;
import io.parallax.api.time.ClockTime;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jctools.queues.atomic.SpscAtomicArrayQueue;
import org.jctools.queues.atomic.SpscUnboundedAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/// A link over a JCTools ring: no lock, nothing allocated per item. When full it waits, or drops the new buffer.
///
/// The producer compares against a copy of the consumer's tally and reads the real one only when the copy says that
/// the link is full, so that the two threads rarely touch each other's cache lines.
public final class SpscLink implements Link {
    private static final int EVENT_ROOM = 64;
    private static final int LARGEST_RING = 1 << 16;
    private static final long EVENT_RETRY_NS = 100_000;

    private final QueueLimits limits;
    private final Bounds bounds;
    private final Queue<Object> ring;
    private final long takesPerSignal;
    private final WaitPoint roomWait = new WaitPoint();
    private final WaitPoint itemWait;
    private final BooleanSupplier roomAgain = this::isRoomy;
    private final BooleanSupplier somethingToTake = this::hasItem;

    // the producer's
    private final Tally in = new Tally();
    private long seenBuffers;
    private long seenBytes;
    private long seenPts = ClockTime.NONE;
    private boolean discont;
    private volatile long dropped;

    // the consumer's
    private final Tally out = new Tally();

    private volatile long flushed;

    /// Whether the producer is not to wait for room.
    private volatile boolean pressed;

    private final LinkState state = new LinkState();

    /// @param limits bounds; the leak must not be `DOWNSTREAM`
    public SpscLink(QueueLimits limits) {
        this(limits, new WaitPoint());
    }

    /// @param itemWait where the consumer waits, also for other links
    SpscLink(QueueLimits limits, WaitPoint itemWait) {
        this.limits = limits;
        this.itemWait = itemWait;
        this.bounds = new Bounds(limits);
        boolean bounded = limits.maxBuffers() > 0 && limits.maxBuffers() <= LARGEST_RING;
        this.ring = bounded
                ? new SpscAtomicArrayQueue<>(limits.maxBuffers() + EVENT_ROOM)
                : new SpscUnboundedAtomicArrayQueue<>(1024);
        this.takesPerSignal = bounded ? Math.clamp(limits.maxBuffers() / 8, 1, 16) : 1;
    }

    @Override
    public Flow.Signal put(Buffer buffer) {
        if (state.rejects()) {
            return reject(buffer);
        }
        if (isFull()) {
            if (limits.leak() == QueueLimits.Leak.UPSTREAM) {
                return drop(buffer);
            }
            roomWait.await(roomAgain);
            if (state.rejects()) {
                return reject(buffer);
            }
        }
        if (discont) {
            buffer.metadata().flags(buffer.metadata().flags() | BufferFlags.DISCONT);
            discont = false;
        }
        long pts = buffer.metadata().pts();
        seenPts = seenPts == ClockTime.NONE ? pts : seenPts; // until one is taken, the first is the oldest
        in.add(buffer.size(), pts);
        return enqueue(buffer) ? Flow.Signal.CONTINUE : reject(buffer);
    }

    @Override
    public Flow.Signal put(Event event) {
        if (event instanceof Event.FlushStart(long id)) {
            state.putStart(id);
        }
        return state.accepts(event) && enqueue(event) ? Flow.Signal.CONTINUE : state.answer();
    }

    private Flow.Signal reject(Buffer buffer) {
        buffer.close();
        return state.answer();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the producer is the only writer
    private Flow.Signal drop(Buffer buffer) {
        buffer.close();
        discont = true;
        dropped++;
        return Flow.Signal.CONTINUE;
    }

    /// The ring holds every buffer that the bounds allow; only a burst of more events than its spare room can fill it.
    private boolean enqueue(Object item) {
        while (!ring.offer(item)) {
            if (state.isShut()) {
                return false;
            }
            LockSupport.parkNanos(EVENT_RETRY_NS);
        }
        itemWait.signal();
        return true;
    }

    private boolean isFull() {
        return isFullAsSeen() && lookAgain() && isFullAsSeen();
    }

    private boolean isFullAsSeen() {
        return bounds.isFull(in.buffers() - seenBuffers, in.bytes() - seenBytes, Bounds.span(seenPts, in.pts()));
    }

    private boolean lookAgain() {
        seenBuffers = out.buffers();
        seenBytes = out.bytes();
        seenPts = out.pts() == ClockTime.NONE ? seenPts : out.pts();
        return true;
    }

    private boolean isRoomy() {
        lookAgain();
        return pressed
                || state.rejects()
                || bounds.isRoomy(in.buffers() - seenBuffers, in.bytes() - seenBytes, Bounds.span(seenPts, in.pts()));
    }

    private boolean hasItem() {
        return state.interrupts() || !ring.isEmpty();
    }

    /// {@return whether there is nothing to take now}
    public boolean isEmpty() {
        return ring.isEmpty();
    }

    /// Consumer: the next [Buffer] or [Event] if there is one.
    /// @return the item, or null if there is none now or the link is closed
    public @Nullable Object poll() {
        while (!state.isClosed()) {
            Object item = ring.poll();
            if (item == null) {
                roomWait.signal();
                return null;
            }
            if (isTaken(item)) {
                return item;
            }
        }
        return null;
    }

    @Override
    public @Nullable Object take() {
        while (!state.interrupts()) {
            Object item = ring.poll();
            if (item == null) {
                roomWait.signal();
                itemWait.await(somethingToTake);
            } else if (isTaken(item)) {
                return item;
            }
        }
        if (state.isClosed()) {
            return null;
        }
        state.unwake();
        return Call.WOKEN;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the consumer is the only writer
    private boolean isTaken(Object item) {
        if (item instanceof Buffer buffer) {
            account(buffer);
            if (!state.keeps(item)) {
                buffer.close();
                flushed++;
                return false;
            }
            return true;
        }
        return state.keeps(item);
    }

    private void account(Buffer buffer) {
        out.add(buffer.size(), buffer.metadata().pts());
        if (out.buffers() % takesPerSignal == 0) {
            roomWait.signal();
        }
    }

    @Override
    public void refuse() {
        state.refuse();
        roomWait.signal();
    }

    @Override
    public void refuseUntilFlush() {
        state.refuseUntilFlush();
        roomWait.signal();
    }

    @Override
    public void wake() {
        state.wake();
        itemWait.signal();
    }

    @Override
    public void press(boolean now) {
        pressed = now;
        roomWait.signal();
    }

    @Override
    public void flush(long id) {
        state.ask(id);
        roomWait.signal();
    }

    @Override
    public void close() {
        state.close();
        roomWait.signal();
        itemWait.signal();
    }

    @Override
    public void clear() {
        for (Object item = ring.poll(); item != null; item = ring.poll()) {
            if (item instanceof Buffer buffer) {
                out.add(buffer.size(), buffer.metadata().pts());
                buffer.close();
            }
        }
    }

    @Override
    public Level level() {
        long taken = out.buffers();
        long takenBytes = out.bytes();
        long span = Bounds.span(out.pts(), in.pts());
        long queued = Math.max(0, in.buffers() - taken);
        return new Level(queued, Math.max(0, in.bytes() - takenBytes), queued == 0 ? 0 : span);
    }

    @Override
    public boolean holdsUp() {
        return roomWait.isWaitedAt();
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public long flushed() {
        return flushed;
    }
}
