package io.parallax.memory.ipc;

import io.parallax.memory.os.Barrier;
import io.parallax.memory.os.Descriptor;
import io.parallax.memory.os.Poller;
import io.parallax.memory.os.SocketPlace;
import io.parallax.memory.os.SystemCallException;
import io.parallax.memory.os.UnixSocket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serves an arena: waits for connections, hang-ups and bells, all at once. It alone closes what it waits for.
final class ArenaThread {
    private static final int NO_LIMIT = -1;

    /// How long it sleeps. Where a member cannot be made to see that someone waits, it looks from time to time.
    private static final int LIMIT_MS = Barrier.isRegistered() ? NO_LIMIT : 2;

    /// How long connections wait when this process has no descriptors left for them.
    private static final int PAUSE_MS = 200;

    private final ArenaOwner arena;
    private volatile @Nullable SocketPlace place;
    private boolean serving;
    private boolean paused;

    ArenaThread(ArenaOwner arena) {
        this.arena = arena;
    }

    void start() {
        Thread.ofPlatform()
                .daemon()
                .name("parallax-arena-" + arena.pool().name())
                .start(this::run);
    }

    synchronized void serve(SocketPlace newPlace) {
        if (serving || arena.isClosed()) {
            newPlace.close();
            throw new IllegalStateException("the arena is closed or served already: " + arena);
        }
        serving = true;
        place = newPlace;
        arena.wake();
    }

    /// Nobody can connect any more once this returns. The listener itself is closed by the thread.
    synchronized void stopServing() {
        SocketPlace here = place;
        if (here != null) {
            here.vacate();
        }
    }

    /// Whoever changes what this looks at rings afterwards, so that nothing is missed by sleeping.
    private void run() {
        while (true) {
            arena.seats().stream().filter(Seat::isGone).forEach(arena::vacate);
            if (arena.isClosed() && arena.seats().isEmpty()) {
                break;
            }
            round();
        }
        closePlace();
        arena.finish();
    }

    private void round() {
        List<Seat> seats = List.copyOf(arena.seats());
        SocketPlace here = place;
        List<Descriptor> all = new ArrayList<>(2 + 2 * seats.size());
        all.add(arena.bell().descriptor());
        for (Seat seat : seats) {
            all.add(seat.line().socket().descriptor());
            all.add(seat.line().bell().descriptor());
        }
        boolean listens = here != null && !paused && !arena.isClosed();
        if (here != null && listens) {
            all.add(here.listener().descriptor());
        }
        boolean[] ready = Poller.await(all, paused ? PAUSE_MS : LIMIT_MS);
        paused = false;
        if (ready[0]) {
            arena.bell().hush();
        }
        for (int i = 0; i < seats.size(); i++) {
            look(seats.get(i), ready[1 + 2 * i], ready[2 + 2 * i]);
        }
        if (here != null && listens && ready[ready.length - 1]) {
            accept(here);
        }
        if (arena.isClosed()) {
            closePlace();
        }
    }

    /// What goes wrong with one member costs only that one its seat.
    private void look(Seat seat, boolean hungUp, boolean rang) {
        try {
            listen(seat, hungUp, rang);
        } catch (RuntimeException e) {
            seat.forfeit("its connection failed: " + e.getMessage());
        }
    }

    private static void listen(Seat seat, boolean hungUp, boolean rang) {
        if (rang) {
            seat.line().bell().hush();
        }
        if (rang || LIMIT_MS != NO_LIMIT) {
            seat.answerBell();
        }
        if (hungUp) {
            seat.collect();
            seat.forfeit(seat.line().hangUpReason());
        }
    }

    private void accept(SocketPlace here) {
        try {
            UnixSocket socket = here.listener().tryAccept();
            if (socket != null) {
                arena.admit(socket);
            }
        } catch (SystemCallException e) {
            paused = true; // out of descriptors: who waits at the listener would keep this thread awake
        }
    }

    private void closePlace() {
        SocketPlace here = place;
        if (here != null) {
            here.close();
            place = null;
        }
    }
}
