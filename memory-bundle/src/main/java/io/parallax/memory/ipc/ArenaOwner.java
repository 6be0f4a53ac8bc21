package io.parallax.memory.ipc;

import io.parallax.api.memory.MemoryPool;
import io.parallax.memory.layout.ArenaHeader;
import io.parallax.memory.os.Barrier;
import io.parallax.memory.os.EventFd;
import io.parallax.memory.os.MemFd;
import io.parallax.memory.os.PeerCredentials;
import io.parallax.memory.os.SocketPlace;
import io.parallax.memory.os.SystemCallException;
import io.parallax.memory.os.UnixSocket;
import io.parallax.memory.slot.SlotPool;
import io.parallax.memory.slot.SlotsAway;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A pool whose slots other processes may read.
///
/// One thread serves an arena: it takes connections, and learns who has hung up and who has given back what a loan
/// waits for. It sleeps until one of these happens.
public final class ArenaOwner implements AutoCloseable {
    private static final int REQUIRED_SEALS = MemFd.SEAL_SHRINK | MemFd.SEAL_GROW | MemFd.SEAL_FUTURE_WRITE;

    private final SlotPool pool;
    private final MemFd data;
    private final ArenaOptions options;
    private final ArenaHeader header;
    private final EventFd bell = EventFd.create();
    private final List<Seat> seats = new CopyOnWriteArrayList<>();
    private final ArenaThread thread;

    /// Guarded by this object, as is all that changes the list of seats.
    private long generations;

    /// Guarded by this object: whether nothing is left of a closed arena.
    private boolean finished;

    private volatile boolean closed;
    private volatile Runnable whenPoolClosed = () -> {};

    private ArenaOwner(SlotPool pool, MemFd data, ArenaOptions options) {
        this.pool = pool;
        this.data = data;
        this.options = options;
        SecureRandom random = new SecureRandom();
        this.header = new ArenaHeader(
                random.nextLong(),
                random.nextLong(),
                0,
                data.byteSize(),
                pool.slotSize(),
                pool.stride(),
                pool.slots(),
                options.entriesFor(pool.slots()),
                0,
                pool.name());
        this.thread = new ArenaThread(this);
    }

    /// What the pool asks for when it has no slot left.
    private final class Away implements SlotsAway {
        @Override
        public void collect() {
            seats.forEach(Seat::collect);
        }

        @Override
        public void callHome() {
            seats.forEach(Seat::callHome);
            boolean _ = Barrier.everywhere(); // see WaitFlags; where it fails, the arena's thread looks by itself
        }

        @Override
        public void poolClosed() {
            whenPoolClosed.run();
        }

        @Override
        public List<String> holders(int slot) {
            return seats.stream()
                    .filter(seat -> seat.holds(slot))
                    .map(seat -> seat.peer().toString())
                    .toList();
        }
    }

    /// Makes an arena of a pool. The pool stays with its owner, who closes it after the arena.
    /// @param pool a pool of type SHARED that is not exported yet
    /// @param options how to run it
    /// @return a new arena without members, owned by the caller
    /// @throws ArenaException if the pool cannot be shared safely
    public static ArenaOwner export(MemoryPool pool, ArenaOptions options) {
        if (!(pool instanceof SlotPool slots)) {
            throw new ArenaException("pool " + pool.name() + " was not made by this bundle; make one of type SHARED");
        }
        MemFd data = slots.segment().file();
        if (data == null) {
            throw new ArenaException("pool " + pool.name() + " is of type " + pool.type()
                    + ", which other processes cannot map; make one of type SHARED");
        }
        if ((data.seals() & REQUIRED_SEALS) != REQUIRED_SEALS) {
            throw new ArenaException("pool " + pool.name() + " cannot be kept from being written by others (seals=0x"
                    + Integer.toHexString(data.seals()) + "): use Linux 5.1 or newer");
        }
        if (pool.slotSize() > ArenaHeader.MOST_SLOT_BYTES) {
            throw new ArenaException("slots of pool " + pool.name() + " are larger than 4 GiB; make them smaller");
        }
        ArenaOwner owner = new ArenaOwner(slots, data, options);
        owner.open();
        return owner;
    }

    private void open() {
        try {
            pool.lendTo(new Away());
            thread.start();
        } catch (RuntimeException | Error e) {
            bell.close();
            throw e;
        }
    }

    /// Has something done when the pool is closed, by who closes it.
    /// @param action what to do; it must not wait
    public void whenPoolClosed(Runnable action) {
        whenPoolClosed = action;
    }

    /// Takes members at a socket.
    /// @param place where; the arena owns it from now on
    /// @throws IllegalStateException if it takes them somewhere already, or is closed
    public void serve(SocketPlace place) {
        thread.serve(place);
    }

    /// Makes the other end of a connection a member.
    /// @param socket a connection that carries messages; the arena owns it from now on
    /// @return its seat, or null if it was refused; it was told why
    public @Nullable Seat admit(UnixSocket socket) {
        try {
            return admit(socket, socket.peer());
        } catch (RuntimeException | Error e) {
            return refuse(socket, String.valueOf(e.getMessage()));
        }
    }

    /// Makes the other end of a connection a member, for who knows better than the kernel who is there: a connection
    /// that this process made and passed on has this process at both ends.
    /// @param socket a connection that carries messages; the arena owns it from now on
    /// @param peer who is at the other end
    /// @return its seat, or null if it was refused; it was told why
    public @Nullable Seat admit(UnixSocket socket, PeerCredentials peer) {
        try {
            String refusal = options.admits().test(peer) ? null : peer + " is not admitted here";
            Seat seat = refusal == null ? seat(socket, peer) : refuse(socket, refusal);
            if (seat != null) {
                introduce(seat);
            }
            return seat;
        } catch (RuntimeException | Error e) {
            return refuse(socket, String.valueOf(e.getMessage()));
        }
    }

    private synchronized @Nullable Seat seat(UnixSocket socket, PeerCredentials peer) {
        int number = freeNumber();
        if (closed || number == 0) {
            return refuse(
                    socket,
                    closed ? "the arena is closed" : "the arena has all " + ArenaHeader.MOST_MEMBERS + " members");
        }
        Line line = Line.open(socket, peer, numbered(++generations, number), data);
        Seat seat = new Seat(this, line, number, generations);
        seats.add(seat);
        return seat;
    }

    private ArenaHeader numbered(long generation, int number) {
        return new ArenaHeader(
                header.idHigh(),
                header.idLow(),
                generation,
                header.dataBytes(),
                header.slotBytes(),
                header.strideBytes(),
                header.slots(),
                header.entries(),
                number,
                header.name());
    }

    private int freeNumber() {
        long used = 1;
        for (Seat seat : seats) {
            used |= 1L << seat.number();
        }
        int number = Long.numberOfTrailingZeros(~used);
        return number > ArenaHeader.MOST_MEMBERS ? 0 : number;
    }

    private void introduce(Seat seat) {
        wake(); // the arena's thread is to listen to it
        try {
            options.listener().joined(seat);
        } catch (RuntimeException | Error e) {
            seat.dismiss("the owner could not take it: " + e);
        }
    }

    private static @Nullable Seat refuse(UnixSocket socket, String why) {
        try (socket) {
            boolean _ = socket.trySend(new Greeting(Greeting.REFUSED, why).encode());
        } catch (SystemCallException e) {
            // who cannot be told learns it from the socket's end
        }
        return null;
    }

    /// {@return those who are members now}
    public List<Seat> members() {
        return List.copyOf(seats);
    }

    /// {@return who holds a slot: bit p is set while member p does}
    /// @param slot which slot
    public long holders(int slot) {
        long bits = 0;
        for (Seat seat : seats) {
            if (seat.holds(slot)) {
                bits |= 1L << seat.number();
            }
        }
        return bits;
    }

    /// {@return the arena's random id, 32 hexadecimal digits}
    public String id() {
        return "%016x%016x".formatted(header.idHigh(), header.idLow());
    }

    /// Waits until everyone has gone, and after [#close()] until all else that the arena had is given up too.
    /// @param limit longest wait
    /// @return whether nobody is left
    /// @throws InterruptedException if the thread was interrupted while waiting
    public synchronized boolean awaitNoMembers(Duration limit) throws InterruptedException {
        long endNs = System.nanoTime() + limit.toNanos();
        while (!seats.isEmpty() || (closed && !finished)) {
            long leftNs = endNs - System.nanoTime();
            if (leftNs <= 0) {
                return false;
            }
            wait(leftNs / 1_000_000, (int) (leftNs % 1_000_000));
        }
        return true;
    }

    /// Takes no more members and sends away those who are here. They keep what they hold until they give it back or
    /// die, so slots may come home later than this returns. Closing twice does nothing.
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        seats.forEach(seat -> seat.dismiss("the owner has closed the arena"));
        thread.stopServing();
        wake();
    }

    SlotPool pool() {
        return pool;
    }

    int entries() {
        return header.entries();
    }

    boolean isClosed() {
        return closed;
    }

    EventFd bell() {
        return bell;
    }

    List<Seat> seats() {
        return seats;
    }

    /// Makes the arena's thread look at everything.
    void wake() {
        synchronized (bell) {
            if (bell.descriptor().isOpen()) {
                bell.ring();
            }
        }
    }

    /// A member is gone; its seat is free. Only the arena's thread calls this.
    void vacate(Seat seat) {
        String reason = seat.release();
        synchronized (this) {
            seats.remove(seat);
            notifyAll();
        }
        try {
            options.listener().left(seat, reason);
        } catch (RuntimeException e) {
            // the listener's own affair: this thread serves the other members
        }
    }

    /// The last one is gone after the closing. Only the arena's thread calls this.
    void finish() {
        pool.lendTo(null);
        synchronized (bell) {
            bell.close();
        }
        synchronized (this) {
            finished = true;
            notifyAll();
        }
    }

    @Override
    public String toString() {
        return "Arena[" + pool.name() + " " + id() + " members=" + seats.size() + (closed ? " closed]" : "]");
    }
}
