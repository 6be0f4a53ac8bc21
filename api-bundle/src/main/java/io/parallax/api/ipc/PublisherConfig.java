package io.parallax.api.ipc;

import java.util.Set;

/// How a stream is published.
/// @param address a name, for a socket in the user's run-time folder, or a path with a slash in it
/// @param mode rights of the socket file, as in `chmod`; writing means connecting
/// @param uids users beside this process's own that may attach; [#EVERYONE] for all
/// @param slow what to do about a subscriber that does not keep up; one that asks gets another, but never is waited for
///     unless this is [SlowPolicy#BLOCK]
/// @param maxBuffers most buffers that wait for a subscriber before it counts as slow
/// @param takesUpstream whether events of subscribers that travel against the flow are listened to
public record PublisherConfig(
        String address, int mode, Set<Integer> uids, SlowPolicy slow, int maxBuffers, boolean takesUpstream) {
    /// In [#uids]: who may open the socket may attach.
    public static final int EVERYONE = -1;

    /// Rights of a socket that only its owner can open.
    public static final int OWNER_ONLY = 0600;

    /// How many buffers wait for a subscriber unless something else is said.
    public static final int MAX_BUFFERS = 32;

    /// Checks the values.
    /// @throws IllegalArgumentException if a value is out of its range
    public PublisherConfig {
        uids = Set.copyOf(uids);
        if (maxBuffers < 1) {
            throw new IllegalArgumentException("max-buffers must be at least 1, not " + maxBuffers);
        }
        if (mode < 0 || mode > 0777) {
            throw new IllegalArgumentException(
                    "the mode of a socket must be from 0 to 0777, not 0" + Integer.toOctalString(mode));
        }
    }

    /// For the user of this process only; waits for slow subscribers and listens to all.
    /// @param address a name or a path
    public PublisherConfig(String address) {
        this(address, OWNER_ONLY, Set.of(), SlowPolicy.BLOCK, MAX_BUFFERS, true);
    }

    /// {@return the same with another policy}
    /// @param policy what to do about a subscriber that does not keep up
    public PublisherConfig withSlow(SlowPolicy policy) {
        return new PublisherConfig(address, mode, uids, policy, maxBuffers, takesUpstream);
    }

    /// {@return the same with another bound}
    /// @param buffers most buffers that wait for a subscriber
    public PublisherConfig withMaxBuffers(int buffers) {
        return new PublisherConfig(address, mode, uids, slow, buffers, takesUpstream);
    }
}
