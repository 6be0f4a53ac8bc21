package io.parallax.api.app;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import org.osgi.annotation.versioning.ProviderType;

/// What waits to be taken by an application, for the sink that puts it there.
@ProviderType
public interface Outbox {
    /// Puts a buffer there; when there is no room, this does what the limits say.
    /// @param buffer the buffer; the reference is taken, whatever the answer
    /// @return what to answer upstream; [Flow.Failed] if there is no room and the policy is [FullPolicy#FAIL]
    /// @throws InterruptedException if the thread was interrupted while waiting
    Flow put(Buffer buffer) throws InterruptedException;

    /// Puts an event there. The application sees caps and the end of the stream; others it does not.
    /// @param event the event
    void put(Event event);
}
