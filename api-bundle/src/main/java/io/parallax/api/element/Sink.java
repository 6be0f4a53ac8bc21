package io.parallax.api.element;

import io.parallax.api.buffer.Buffer;
import org.osgi.annotation.versioning.ConsumerType;

/// An element that takes buffers out of the pipeline.
///
/// The engine gives every sink three more properties: `sync` waits for each buffer's time, `ts-offset` shifts that
/// time, and `max-lateness` drops what comes too late.
@ConsumerType
public interface Sink extends Element {
    /// Handles one buffer.
    /// @param in the buffer, borrowed for the length of the call
    /// @return [Flow.Signal#CONTINUE], or [Flow.Signal#END_OF_STREAM] if no more is wanted
    /// @throws Exception if the element fails
    Flow consume(Buffer in) throws Exception;

    /// {@return how many buffers the sink, or others that it hands them to, may hold at once} The pools of sources
    /// before it get so many slots more, as far as there is memory. Asked once at each start.
    default int buffersHeld() {
        return 0;
    }
}
