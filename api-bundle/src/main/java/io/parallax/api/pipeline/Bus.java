package io.parallax.api.pipeline;

import java.time.Duration;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// The messages of one pipeline, in order. The bus is bounded: when nobody reads, the oldest messages other than those
/// that end a run are dropped and counted, and [Message.Dropped] comes first when somebody reads on. So a slow reader
/// never holds up the stream.
///
/// [#poll()] and [#take()] take messages away, so they are for one reader; any number of subscribers of [#publisher()]
/// get every message from their subscription on.
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

    /// {@return the messages from the time of subscription on} Each subscriber has a bounded queue of its own, with the
    /// same rule for what is dropped; it is called by one virtual thread at a time, never by a streaming thread.
    /// Completes when the pipeline is closed and everything was delivered that was asked for.
    Flow.Publisher<Message> publisher();
}
