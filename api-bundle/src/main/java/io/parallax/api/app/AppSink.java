package io.parallax.api.app;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import java.time.Duration;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// Where an application takes buffers out of a pipeline: the application's side of a sink such as `appsink`. What is
/// queued at the end of the stream stays there to be pulled, until the pipeline runs again or is closed.
@ProviderType
public interface AppSink {
    /// {@return name of the element}
    String element();

    /// Takes the next buffer, waiting for it. Before the pipeline is open for the first time this waits for that, too.
    /// @return the buffer, to be closed by the caller; null if none follows: see [#isEnded()]
    /// @throws InterruptedException if the thread was interrupted while waiting
    @Nullable Buffer pull() throws InterruptedException;

    /// Takes the next buffer.
    /// @param limit longest wait
    /// @return the buffer, to be closed by the caller; null if none came in time or none follows
    /// @throws InterruptedException if the thread was interrupted while waiting
    @Nullable Buffer pull(Duration limit) throws InterruptedException;

    /// {@return whether the stream has ended and everything was pulled} It is false if the pipeline was stopped or
    /// failed before the end.
    boolean isEnded();

    /// {@return what the buffer that was pulled last carries, ANY if nobody said}
    Caps caps();

    /// {@return the buffers, for one subscriber at a time, who closes what it gets} It is called by one virtual thread
    /// at a time. Completes with the end of the stream; a stop or failure before that is an error. A second subscriber
    /// gets an error; who pulls beside a subscriber takes buffers away from it.
    Flow.Publisher<Buffer> publisher();

    /// {@return the counters now}
    AppStats stats();
}
