package io.parallax.api.memory;

import io.parallax.api.buffer.Buffer;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ConsumerType;

/// Keeps buffers that nobody has begun to read, and can lose the oldest of them: a queue that leaks. A pool with
/// [EmptyPolicy#TAKE_OLDEST] asks it when there is no free slot.
///
/// The reader of the queue holds what it has taken out, so that no bytes change under a reader. It learns of the loss
/// from the queue, as of any other drop.
@FunctionalInterface
@ConsumerType
public interface Reclaimer {
    /// Closes the oldest buffer that was put in and not yet taken out, if there is one of that pool, and counts a drop.
    /// Any thread that wants a slot may call this. It must not wait for room or buffers, nor loan.
    /// @param wanted tells whether a buffer is of the pool that asks
    /// @return whether a buffer was dropped; its slot is free unless someone else holds a reference too
    boolean dropOldest(Predicate<Buffer> wanted);
}
