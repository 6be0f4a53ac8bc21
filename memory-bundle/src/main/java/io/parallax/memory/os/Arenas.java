package io.parallax.memory.os;

import java.lang.foreign.Arena;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Ends the lifetimes of mapped memory.
///
/// The JVM refuses to close a shared arena while a native call or an I/O operation uses one of its segments. That
/// happens only when someone kept a segment longer than lent. The memory then stays mapped, since unmapping it would
/// crash the JVM, and closing is tried again whenever another arena is opened or closed here.
final class Arenas {
    private static final Queue<Arena> STILL_USED = new ConcurrentLinkedQueue<>();

    private Arenas() {}

    @SuppressWarnings("MustBeClosedChecker") // the caller keeps it for as long as the mapping lives
    static Arena open() {
        closeStillUsed();
        return Arena.ofShared();
    }

    /// Closes an arena now, or as soon as the last call that uses it is over and another arena comes along.
    static void close(Arena arena) {
        closeStillUsed();
        if (!tryClose(arena)) {
            STILL_USED.add(arena);
        }
    }

    /// {@return whether the arena is closed now; false while a call uses it}
    static boolean tryClose(Arena arena) {
        try {
            arena.close();
            return true;
        } catch (IllegalStateException e) {
            if (arena.scope().isAlive()) {
                return false;
            }
            throw e;
        }
    }

    static int stillUsed() {
        return STILL_USED.size();
    }

    private static void closeStillUsed() {
        for (int left = STILL_USED.size(); left > 0; left--) {
            Arena arena = STILL_USED.poll();
            if (arena != null && !tryClose(arena)) {
                STILL_USED.add(arena);
            }
        }
    }
}
