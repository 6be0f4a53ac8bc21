package io.parallax.memory.stream;

import io.parallax.api.buffer.Buffer;
import io.parallax.memory.slot.SlotPool;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The arenas that one publisher uses. Its sender alone touches this.
final class Arenas {
    private final Map<SlotPool, PoolArena> used = new HashMap<>();
    private @Nullable PoolArena last;
    private @Nullable SlotPool refused;

    /// {@return the arena that a buffer lies in, or null if it cannot be shared}
    /// @param isNeeded whether an arena whose pool is closed is still needed
    @Nullable PoolArena of(Buffer buffer, Predicate<PoolArena> isNeeded) {
        PoolArena latest = last;
        if (latest != null && latest.pool().owns(buffer)) {
            return latest;
        }
        SlotPool pool = SlotPool.of(buffer);
        if (pool == null || isRefused(pool)) {
            return null;
        }
        PoolArena arena = used.get(pool);
        if (arena == null) {
            arena = enter(pool, isNeeded);
        }
        last = arena;
        return arena;
    }

    @SuppressWarnings("ReferenceEquality") // this pool, not an equal one
    private boolean isRefused(SlotPool pool) {
        return pool == refused;
    }

    private @Nullable PoolArena enter(SlotPool pool, Predicate<PoolArena> isNeeded) {
        used.values().removeIf(old -> {
            boolean isOver = !old.pool().isOpen() && !isNeeded.test(old);
            if (isOver) {
                old.leave();
            }
            return isOver;
        });
        PoolArena arena = PoolArena.use(pool);
        if (arena == null) {
            refused = pool;
        } else {
            used.put(pool, arena);
        }
        return arena;
    }

    void leave() {
        used.values().forEach(PoolArena::leave);
        used.clear();
        last = null;
        refused = null;
    }
}
