package io.parallax.api.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// The messages of one pipeline, in order, for one reader. The bus is bounded: when nobody reads, the oldest messages
/// other than the terminal one are dropped, so that a slow reader never holds up the stream.
@ProviderType
public interface Bus {
    /// {@return the next message, or null if there is none now}
    @Nullable Message poll();

    /// {@return the next message, or null if none came in time}
    /// @param limit longest wait
    /// @throws InterruptedException if the thread was interrupted while waiting
    @Nullable Message poll(Duration limit) throws InterruptedException;

    /// {@return the next message} Waits until there is one.
    /// @throws InterruptedException if the thread was interrupted while waiting
    Message take() throws InterruptedException;
}
