package io.parallax.api.app;

import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import org.osgi.annotation.versioning.ProviderType;

/// What an application has put in, for the source that takes it.
@ProviderType
public interface Inbox {
    /// Waits for what the application puts in next, and pushes it.
    /// @param out where to push it
    /// @return what `out` answered, or [Flow.Signal#END_OF_STREAM] when the application has ended the stream
    /// @throws InterruptedException if the thread was interrupted while waiting; nothing is lost
    /// @throws Exception if the application's publisher failed
    Flow passOn(Output out) throws Exception;
}
