package io.parallax.memory.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.memory.layout.Gate;
import io.parallax.memory.layout.ReturnRing;
import io.parallax.memory.layout.WaitFlags;
import io.parallax.memory.os.Barrier;
import io.parallax.memory.os.PeerCredentials;
import io.parallax.memory.slot.SlotPool;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One member of an arena, as its owner sees it.
///
/// **Threads.** One thread sends, without a lock: it goes through a gate, and who ends the sending for good, whatever
/// the reason, shuts the gate and waits until nobody is inside. All else happens under the lock, for which the sender
/// never waits inside the gate.
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
    private final ReturnRing returns;
    private final WaitFlags flags;
    private final Account account;
    private final Gate gate = new Gate(!Barrier.isRegistered());

    /// Used inside the gate, or when it is shut.
    private final Pen pen;

    /// Guards all that follows.
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition room = lock.newCondition();
    private long cellsRead;
    private volatile State state = State.OPEN;
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
        this.account = new Account(pool, arena.entries());
        this.pen = new Pen(pool, account, line.control(), arena.entries());
        this.returns = line.control().returns();
        this.flags = line.control().flags();
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
        return send(buffer, false, 0);
    }

    /// As [#send(Buffer)], with more flags than the buffer has.
    /// @param buffer an open handle of the arena's pool
    /// @param moreFlags bits of [io.parallax.api.buffer.BufferFlags]
    /// @return what became of it
    /// @throws IllegalArgumentException if the buffer is of another pool
    public Delivery send(Buffer buffer, int moreFlags) {
        return send(buffer, false, moreFlags);
    }

    /// Lets the member read a buffer and, if it was sent, closes it. This costs less than [#send(Buffer)] and closing,
    /// since the caller's reference becomes the member's. One thread at a time may send.
    /// @param buffer an open handle of the arena's pool; it stays open and the caller's unless it was sent
    /// @return what became of it
    /// @throws IllegalArgumentException if the buffer is of another pool
    public Delivery give(Buffer buffer) {
        return send(buffer, true, 0);
    }

    private Delivery send(Buffer buffer, boolean toGive, int moreFlags) {
        pool.require(buffer);
        boolean due = account.sent() % COLLECT_EVERY == 0;
        if (due || account.isFull()) {
            collect();
            if (account.isFull()) {
                return isOpen() ? Delivery.FULL : Delivery.GONE;
            }
        }
        if (!gate.enter()) {
            return Delivery.GONE;
        }
        try {
            if (due) {
                pen.reach(COLLECT_EVERY);
            }
            pen.write(buffer, toGive, moreFlags);
        } finally {
            gate.leave();
        }
        return Delivery.SENT;
    }

    /// Tells the member that messages come first that were sent beside the ring, and where the stream goes on. Only
    /// members that expect notes may get one. One thread at a time may send.
    /// @param arena number by which the member knows the arena where the stream goes on
    /// @param messages how many messages were sent in all
    /// @param isLast whether nothing comes in this arena any more
    /// @return what became of it
    public Delivery sendNote(int arena, long messages, boolean isLast) {
        if (account.isFull()) {
            collect();
            if (account.isFull()) {
                return isOpen() ? Delivery.FULL : Delivery.GONE;
            }
        }
        if (!gate.enter()) {
            return Delivery.GONE;
        }
        try {
            pen.writeNote(arena, messages, isLast);
        } finally {
            gate.leave();
        }
        return Delivery.SENT;
    }

    /// Waits until the member can be sent to.
    /// @param limit longest wait
    /// @return whether there is room; false when the limit is over or the member is gone
    /// @throws InterruptedException if the thread was interrupted while waiting
    public boolean awaitRoom(Duration limit) throws InterruptedException {
        return awaitRoom(Long.MAX_VALUE, limit);
    }

    /// Waits until the member has given so much back that it can be sent to.
    /// @param most how many references the member may have, if the arena does not set a lower limit
    /// @param limit longest wait
    /// @return whether there is room; false when the limit is over or the member is gone
    /// @throws InterruptedException if the thread was interrupted while waiting
    public boolean awaitRoom(long most, Duration limit) throws InterruptedException {
        long leftNs = TimeUnit.NANOSECONDS.convert(limit);
        lock.lockInterruptibly();
        try {
            while (isOpen() && (account.isFull() || account.references() >= most)) {
                flags.ownerWaits(); // before the look: see WaitFlags
                boolean _ = Barrier.everywhere();
                if (collected() || !isOpen()) {
                    continue;
                }
                if (leftNs <= 0) {
                    return false;
                }
                leftNs = room.awaitNanos(leftNs);
            }
            return isOpen();
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
            stopSending(State.ENDING);
            pen.writeEnd();
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
                stopSending(State.ENDING);
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
        return state == State.OPEN;
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

    /// {@return how many buffers the member has not given back} Those of small payloads are given back when the member
    /// has copied them, several at once: the last ones when it has found nothing more.
    public long references() {
        collect();
        return account.out();
    }

    /// {@return whether the member has so many references, or all that it can} The sender alone may ask.
    /// @param most how many, small payloads left out
    public boolean isFull(long most) {
        if (account.references() < most && !account.isFull()) {
            return false;
        }
        collect();
        return account.isFull() || account.references() >= most;
    }

    /// {@return whether the member holds a slot}
    /// @param slot which slot
    public boolean holds(int slot) {
        lock.lock();
        try {
            return account.references(slot) > 0;
        } finally {
            lock.unlock();
        }
    }

    /// Takes back what the member gave back. Any thread may call this.
    void collect() {
        lock.lock();
        try {
            boolean _ = collected();
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
                flags.ownerWaits();
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
            stopSending(State.GONE);
            reason = reason == null ? why : reason;
            room.signalAll();
            account.takeAllBack();
        } finally {
            lock.unlock();
        }
        arena.wake();
    }

    boolean isGone() {
        return state == State.GONE;
    }

    /// Nothing is sent any more, and what was being sent is sent whole. The caller has the lock.
    private void stopSending(State next) {
        if (state == State.OPEN) {
            gate.shut();
            boolean _ = Barrier.everywhere(); // see Gate; where it fails, the sender has a barrier of its own
            gate.awaitEmpty();
        }
        state = next;
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

    /// {@return whether the member gave something back} The caller has the lock.
    private boolean collected() {
        boolean some = false;
        while (state != State.GONE) {
            int what = returns.read(cellsRead);
            if (what == ReturnRing.EMPTY) {
                break;
            }
            if (!account.takeBack(what)) {
                forfeit("member " + number + ", " + peer() + ", broke the rules: it gave back what it does not have");
                return false;
            }
            cellsRead++;
            some = true;
        }
        if (some) {
            room.signalAll();
        }
        return some;
    }

    @Override
    public String toString() {
        return "Seat[" + number + " generation=" + generation + " " + peer() + "]";
    }
}
