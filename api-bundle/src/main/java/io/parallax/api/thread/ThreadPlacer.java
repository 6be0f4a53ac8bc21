package io.parallax.api.thread;

import java.util.Collection;
import org.osgi.annotation.versioning.ProviderType;

/// Tells the operating system how to run the calling thread. Threads that it starts afterwards inherit that. Only a
/// platform thread may call; a virtual one would change the carrier that others share.
@ProviderType
public interface ThreadPlacer {
    /// Has the calling thread run on some processors only.
    /// @param cpus their numbers, from 0 on
    /// @throws IllegalArgumentException if there is none of them, or a number is not in 0 to 1023
    /// @throws IllegalStateException if the system refuses it, or on a virtual thread; the message says why
    void pin(Collection<Integer> cpus);

    /// Says how much the calling thread gives way to others.
    /// @param level from -20, goes first, to 19, gives way to everybody
    /// @throws IllegalArgumentException if the level is none of these
    /// @throws IllegalStateException if the system refuses it, or on a virtual thread; the message says why
    void nice(int level);
}
