package io.parallax.api.element;

import org.jspecify.annotations.Nullable;

/// What a step of the stream answers.
public sealed interface Flow {
    /// The answers that are no failure; constants, so that answering allocates nothing.
    enum Signal implements Flow {
        /// Go on.
        CONTINUE,
        /// No more is wanted, or no more will come.
        END_OF_STREAM,
        /// The stream is being flushed or stopped; unwind quickly.
        FLUSHING
    }

    /// A failure that is part of a protocol; other failures are thrown.
    /// @param reason what failed, for people
    /// @param cause why, if an exception tells
    record Failed(String reason, @Nullable Throwable cause) implements Flow {}
}
