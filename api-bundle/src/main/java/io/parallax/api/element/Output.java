package io.parallax.api.element;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import org.osgi.annotation.versioning.ProviderType;

/// Where an element's buffers and events go: one source pad. It is used by the element's thread only, during a call.
@ProviderType
public interface Output {
    /// Borrows memory from the pool of this pad, waiting until a slot is free.
    /// @param size bytes that are needed, at least 1
    /// @return a slot of at least that size
    /// @throws InterruptedException if the pipeline is stopping
    LoanedSlot loan(long size) throws InterruptedException;

    /// Hands a buffer on.
    /// @param buffer the buffer; the reference is taken, whatever the answer
    /// @return what downstream wants next
    Flow push(Buffer buffer);

    /// Hands an event on.
    /// @param event the event
    /// @return what downstream wants next
    Flow push(Event event);
}
