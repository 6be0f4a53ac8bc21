package io.parallax.memory.ipc;

/// How long a reader pauses between two looks at its ring.
///
/// A reader that looks all the time sees an entry at once, but takes from the writer the cache line that is written
/// next, each time. That is right for an answer that is awaited, and wrong for a stream: there the writer could write
/// several entries in the time that one line takes to come back. So who finds entries almost at once, again and again,
/// pauses longer between looks, for as long as it then finds several.
final class Pace {
    private static final int SHORT = 1;
    private static final int LONG = 20;

    /// Pauses within which an entry that was awaited cannot be an answer: the question had to get there.
    private static final int AT_ONCE = 4;

    private static final int OFTEN = 8;

    private int streak;
    private int paused;

    /// Pauses once between two looks that find nothing.
    /// @return how many pauses of a processor that were
    int pause() {
        if (streak >= OFTEN && paused > 0) {
            streak = 0; // a long pause brought nothing
        }
        int pauses = streak >= OFTEN ? LONG : SHORT;
        for (int i = 0; i < pauses; i++) {
            Thread.onSpinWait();
        }
        paused += pauses;
        return pauses;
    }

    /// Takes note of entries that a look has found.
    void found(int entries) {
        if (paused == 0) {
            return;
        }
        boolean isStream = (paused >= LONG && streak >= OFTEN) ? entries > 1 : paused <= AT_ONCE;
        streak = isStream ? Math.min(streak + 1, OFTEN) : 0;
        paused = 0;
    }
}
