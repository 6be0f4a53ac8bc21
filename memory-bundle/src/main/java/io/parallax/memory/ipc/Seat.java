package io.parallax.memory.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.Metadata;
import io.parallax.memory.layout.ReturnRing;
import io.parallax.memory.layout.RingEntry;
import io.parallax.memory.os.Barrier;
import io.parallax.memory.os.Futex;
import io.parallax.memory.os.PeerCredentials;
import io.parallax.memory.slot.SlotPool;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One member of an arena, as its owner sees it.
///
/// The seat counts the references that its member has, for each slot. That count, in private memory, is the only truth
/// about what a member holds: it grows before a descriptor is written, and shrinks when the member gives the reference
/// back, or all at once when the member is gone.
public final class Seat {
    private static final String CLOSED_BY_OWNER = "the owner has closed the arena";

    /// Slots come home at every so many sends, so that the owner goes on with what its caches hold; not at each,
    /// since the member is writing to the line where returns are read.
    private static final int COLLECT_EVERY = 16;

    private final ArenaOwner arena;
    private final SlotPool pool;
    private final Line line;
    private final int number;
    private final long generation;
    private final int entries;
    private final MemorySegment memberWord;

    /// Guards all that follows. It is held for some ten nanoseconds, unless the member has to be woken.
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition room = lock.newCondition();
    private final RingEntry entry = new RingEntry();
    private final int[] held;
    private long written;
    private long sent;
    private long returned;
    private State state = State.OPEN;
    private @Nullable String reason;

    private enum State {
        /// Can be sent to.
        OPEN,
        /// Gets no more, and gives back what it has.
        ENDING,
        /// Gone; it holds nothing.
        GONE
    }

    Seat(ArenaOwner arena, Line line, int number, long generation) {
        this.arena = arena;
        this.pool = arena.pool();
        this.line = line;
        this.number = number;
        this.generation = generation;
        this.entries = arena.entries();
        this.held = new int[pool.slots()];
        this.memberWord = line.control().flags().memberWord();
    }

    /// {@return number of the member, 1 to 63; another one may have it later}
    public int number() {
        return number;
    }

    /// {@return how many members the arena had before this one, plus one}
    public long generation() {
        return generation;
    }

    /// {@return who the member is}
    public PeerCredentials peer() {
        return line.peer();
    }

    /// Lets the member read a buffer. The caller keeps its own reference. One thread at a time may send.
    /// @param buffer an open handle of the arena's pool
    /// @return what became of it
    /// @throws IllegalArgumentException if the buffer is of another pool
    public Delivery send(Buffer buffer) {
        return send(buffer, false);
    }

    /// Lets the member read a buffer and, if it was sent, closes it. This costs less than [#send(Buffer)] and closing,
    /// since the caller's reference becomes the member's. One thread at a time may send.
    /// @param buffer an open handle of the arena's pool; it stays open and the caller's unless it was sent
    /// @return what became of it
    /// @throws IllegalArgumentException if the buffer is of another pool
    public Delivery give(Buffer buffer) {
        return send(buffer, true);
    }

    private Delivery send(Buffer buffer, boolean given) {
        int slot = pool.slotOf(buffer);
        lock.lock();
        try {
            if (isFull() || sent % COLLECT_EVERY == 0) {
                boolean _ = collected();
                reach();
            }
            if (state != State.OPEN || isFull()) {
                return state == State.OPEN ? Delivery.FULL : Delivery.GONE;
            }
            describe(buffer, slot);
            if (given) {
                pool.handOver(buffer);
            } else {
                pool.lendOut(slot);
            }
            held[slot]++; // before the member can know of it
            sent++;
            publish();
            return Delivery.SENT;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the member can be sent to.
    /// @param limit longest wait
    /// @return whether there is room; false when the limit is over or the member is gone
    /// @throws InterruptedException if the thread was interrupted while waiting
    public boolean awaitRoom(Duration limit) throws InterruptedException {
        long leftNs = TimeUnit.NANOSECONDS.convert(limit);
        lock.lockInterruptibly();
        try {
            while (state == State.OPEN && isFull()) {
                line.control().flags().ownerWaits(); // before the look: see WaitFlags
                boolean _ = Barrier.everywhere();
                if (collected() || state != State.OPEN) {
                    break;
                }
                if (leftNs <= 0) {
                    return false;
                }
                leftNs = room.awaitNanos(leftNs);
            }
            return state == State.OPEN;
        } finally {
            lock.unlock();
        }
    }

    /// Tells the member that the stream is complete, after all that was sent before. Nothing can be sent afterwards.
    /// @return false if the member is gone
    public boolean end() {
        lock.lock();
        try {
            if (state != State.OPEN) {
                return false;
            }
            state = State.ENDING;
            entry.kind = RingEntry.END;
            entry.slot = 0;
            entry.size = 0;
            publish();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Sends the member away. It gets no more, keeps what it holds until it gives it back or dies, and learns why.
    /// @param why what to tell it
    public void dismiss(String why) {
        lock.lock();
        try {
            if (state != State.GONE) {
                state = State.ENDING;
                reason = reason == null ? why : reason;
                room.signalAll();
                line.sayGoodbye(why);
            }
        } finally {
            lock.unlock();
        }
    }

    /// {@return whether the member can be sent to, room or not}
    public boolean isOpen() {
        lock.lock();
        try {
            return state == State.OPEN;
        } finally {
            lock.unlock();
        }
    }

    /// {@return why the member is gone or sent away, or null while it is neither}
    public @Nullable String reason() {
        lock.lock();
        try {
            return reason;
        } finally {
            lock.unlock();
        }
    }

    /// {@return how many references the member has not given back}
    public long references() {
        lock.lock();
        try {
            collected();
            return sent - returned;
        } finally {
            lock.unlock();
        }
    }

    /// {@return whether the member holds a slot}
    /// @param slot which slot
    public boolean holds(int slot) {
        lock.lock();
        try {
            return held[slot] > 0;
        } finally {
            lock.unlock();
        }
    }

    /// Takes back what the member gave back. Any thread may call this.
    void collect() {
        lock.lock();
        try {
            collected();
        } finally {
            lock.unlock();
        }
    }

    /// The member has rung: takes back what it gave back, and lets everyone who waits look again, even if nothing
    /// came. For the member may have taken down a flag that was raised just after it had looked; who raised it must
    /// raise it again.
    void answerBell() {
        lock.lock();
        try {
            collected();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        pool.lookAgain();
    }

    /// Has the member ring for the next reference that it gives back. A barrier everywhere must follow.
    void callHome() {
        lock.lock();
        try {
            if (state != State.GONE) {
                line.control().flags().ownerWaits();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The member is gone, or broke the rules: takes back all that it holds. Doing it again does nothing.
    /// @param why for the listener
    void forfeit(String why) {
        lock.lock();
        try {
            if (state == State.GONE) {
                return;
            }
            state = State.GONE;
            reason = reason == null ? why : reason;
            room.signalAll();
            for (int slot = 0; slot < held.length; slot++) {
                for (; held[slot] > 0; held[slot]--) {
                    pool.comeBack(slot);
                }
            }
            returned = sent;
        } finally {
            lock.unlock();
        }
        arena.wake();
    }

    boolean isGone() {
        lock.lock();
        try {
            return state == State.GONE;
        } finally {
            lock.unlock();
        }
    }

    /// Gives up the connection. Only the arena's thread may call this, once the member is gone.
    String release() {
        lock.lock();
        try {
            line.close();
            return reason == null ? CLOSED_BY_OWNER : reason;
        } finally {
            lock.unlock();
        }
    }

    Line line() {
        return line;
    }

    /// One entry is kept for the end of the stream.
    private boolean isFull() {
        return sent - returned >= entries - 1;
    }

    /// {@return whether the member gave something back} The caller has the lock.
    private boolean collected() {
        boolean some = false;
        while (state != State.GONE) {
            int slot = line.control().returns().read(returned);
            if (slot == ReturnRing.EMPTY) {
                break;
            }
            if (slot == ReturnRing.BROKEN || slot >= held.length || held[slot] == 0) {
                forfeit("member " + number + ", " + peer() + ", broke the rules: it gave back what it does not have");
                return false;
            }
            held[slot]--;
            returned++;
            some = true;
            pool.comeBack(slot);
        }
        if (some) {
            room.signalAll();
        }
        return some;
    }

    private void describe(Buffer buffer, int slot) {
        Metadata metadata = buffer.metadata();
        entry.kind = RingEntry.BUFFER;
        entry.slot = slot;
        entry.start = pool.startOf(buffer);
        entry.size = buffer.size();
        entry.pts = metadata.pts();
        entry.dts = metadata.dts();
        entry.duration = metadata.duration();
        entry.sequence = metadata.sequence();
        entry.offset = metadata.offset();
        entry.streamId = metadata.streamId();
        entry.flags = metadata.flags();
    }

    /// Fetches the lines of the entries that come next, if the member lags behind, so that more will follow at once.
    private void reach() {
        long out = sent - returned;
        if (out >= COLLECT_EVERY && out + COLLECT_EVERY < entries && state == State.OPEN) {
            line.control().descriptors().reach(written, COLLECT_EVERY);
        }
    }

    private void publish() {
        line.control().descriptors().write(written++, entry);
        if (line.control().flags().clearMember()) {
            Futex.wake(memberWord);
        }
    }

    @Override
    public String toString() {
        return "Seat[" + number + " generation=" + generation + " " + peer() + "]";
    }
}
