package io.parallax.memory.ipc;

import io.parallax.memory.layout.ArenaHeader;
import io.parallax.memory.os.PeerCredentials;
import java.util.function.Predicate;

/// How an owner runs its arena.
/// @param entries entries of each ring, a power of two from 2 to 65,536, or 0 for more than the pool has slots; a
///     member can hold one reference fewer than this
/// @param admits who may become a member
/// @param listener who is told about members
public record ArenaOptions(int entries, Predicate<PeerCredentials> admits, ArenaListener listener) {
    private static final int FEWEST = 64;
    private static final int MOST_BY_DEFAULT = 4096;

    /// Admits the user of this process only, and tells nobody.
    public static final ArenaOptions DEFAULT = new ArenaOptions(0, PeerCredentials::isOwnUser, ArenaListener.NOBODY);

    /// Checks the values.
    /// @throws IllegalArgumentException if the entries are no power of two in their range
    public ArenaOptions {
        if (entries != 0 && (entries < 2 || entries > ArenaHeader.MOST_ENTRIES || Integer.bitCount(entries) != 1)) {
            throw new IllegalArgumentException(
                    "entries must be a power of two from 2 to " + ArenaHeader.MOST_ENTRIES + ", not " + entries);
        }
    }

    /// {@return these options with another listener}
    /// @param other who is told about members
    public ArenaOptions listener(ArenaListener other) {
        return new ArenaOptions(entries, admits, other);
    }

    /// {@return these options with other rings}
    /// @param other entries of each ring
    public ArenaOptions entries(int other) {
        return new ArenaOptions(other, admits, listener);
    }

    /// {@return these options with another rule of admission}
    /// @param other who may become a member
    public ArenaOptions admits(Predicate<PeerCredentials> other) {
        return new ArenaOptions(entries, other, listener);
    }

    /// {@return entries of the rings for a pool}
    int entriesFor(int slots) {
        if (entries != 0) {
            return entries;
        }
        return Math.clamp(Integer.highestOneBit(slots) * 2L, FEWEST, MOST_BY_DEFAULT);
    }
}
