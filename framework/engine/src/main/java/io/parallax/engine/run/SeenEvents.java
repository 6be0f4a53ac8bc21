package io.parallax.engine.run;

/// Remembers which events an element has had, since one can come up through several branches. The element's thread
/// uses it. It remembers the last few: copies of an event come close together.
final class SeenEvents {
    private static final int MEMORY = 2 * Mailbox.ROOM;

    private final long[] ids = new long[MEMORY];
    private int next;

    /// {@return whether this event comes for the first time}
    /// @param id its number, above 0
    boolean isFirst(long id) {
        for (long each : ids) {
            if (each == id) {
                return false;
            }
        }
        ids[next] = id;
        next = (next + 1) % MEMORY;
        return true;
    }
}
