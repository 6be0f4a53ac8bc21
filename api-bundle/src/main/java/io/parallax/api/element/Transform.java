package io.parallax.api.element;

import io.parallax.api.buffer.Buffer;
import org.osgi.annotation.versioning.ConsumerType;

/// An element with one input and one output.
@ConsumerType
public interface Transform extends Element {
    /// Handles one buffer.
    /// @param in the buffer, borrowed for the length of the call: push it, retain it, or leave it to the engine
    /// @param out where buffers go
    /// @return what `out` answered, [Flow.Signal#CONTINUE] if nothing was pushed, or [Flow.Signal#END_OF_STREAM] to
    ///     end the stream here
    /// @throws Exception if the element fails
    Flow process(Buffer in, Output out) throws Exception;

    /// Pushes what is left, just before the end of the stream passes on.
    /// @param out where buffers go
    /// @return what `out` answered
    /// @throws Exception if the element fails
    default Flow drain(Output out) throws Exception {
        return Flow.Signal.CONTINUE;
    }
}
