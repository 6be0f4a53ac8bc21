package io.parallax.memory.stream;

import io.parallax.memory.ipc.ArenaException;
import io.parallax.memory.ipc.ArenaOptions;
import io.parallax.memory.ipc.ArenaOwner;
import io.parallax.memory.slot.SlotPool;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arena of a pool of this process. A pool can be exported once, and several publishers may send its buffers, so
/// they share it. It lasts until the pool is closed and nobody uses it.
final class PoolArena {
    /// Guarded by the class, as is the number of users.
    private static final Map<SlotPool, PoolArena> ARENAS = new HashMap<>();

    private final SlotPool pool;
    private final ArenaOwner owner;
    private int users;

    private PoolArena(SlotPool pool, ArenaOwner owner) {
        this.pool = pool;
        this.owner = owner;
    }

    /// Uses the arena of a pool; it is made if there is none.
    /// @return the arena, to be left once, or null if the pool cannot be shared
    static synchronized @Nullable PoolArena use(SlotPool pool) {
        PoolArena arena = ARENAS.get(pool);
        if (arena == null) {
            arena = make(pool);
            if (arena == null) {
                return null;
            }
            ARENAS.put(pool, arena);
        }
        arena.users++;
        return arena;
    }

    private static @Nullable PoolArena make(SlotPool pool) {
        try {
            ArenaOwner owner = ArenaOwner.export(pool, ArenaOptions.DEFAULT);
            PoolArena made = new PoolArena(pool, owner);
            owner.whenPoolClosed(made::poolClosed);
            return made;
        } catch (ArenaException | IllegalStateException e) {
            return null; // private memory, or exported by someone else: the bytes are moved
        }
    }

    /// Uses the arena no more.
    void leave() {
        synchronized (PoolArena.class) {
            users--;
            closeIfUnused();
        }
    }

    private void poolClosed() {
        synchronized (PoolArena.class) {
            closeIfUnused();
        }
    }

    private void closeIfUnused() {
        if (users == 0 && !pool.isOpen() && ARENAS.remove(pool, this)) {
            owner.close();
        }
    }

    SlotPool pool() {
        return pool;
    }

    ArenaOwner owner() {
        return owner;
    }

    /// {@return how many slots one member may have that must not hold up the others: an equal share of what is not
    /// needed to keep the stream going}
    int share() {
        return Math.max(1, (pool.slots() - 2) / Math.max(1, owner.members().size()));
    }
}
