package io.parallax.api.pipeline;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.event.Event;
import org.osgi.annotation.versioning.ConsumerType;

/// Sees what leaves a pad, in the streaming thread and before downstream does. What it throws fails the pipeline, with
/// the pad's element named.
@ConsumerType
public interface ProbeHandler {
    /// What becomes of what was seen.
    enum Answer {
        /// It goes on.
        PASS,
        /// It goes no further; a dropped buffer is counted.
        DROP,
        /// It goes on, and the probe is called no more.
        PASS_AND_LEAVE
    }

    /// A buffer comes by.
    /// @param buffer the buffer, borrowed for the length of the call: look, change its metadata, or retain it
    /// @return what becomes of it
    /// @throws Exception to fail the pipeline
    Answer buffer(Buffer buffer) throws Exception;

    /// An event comes by. The end of the stream always goes on.
    /// @param event the event
    /// @return what becomes of it
    /// @throws Exception to fail the pipeline
    default Answer event(Event event) throws Exception {
        return Answer.PASS;
    }
}
