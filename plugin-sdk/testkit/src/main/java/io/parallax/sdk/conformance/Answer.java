package io.parallax.sdk.conformance;

import io.parallax.api.element.Flow;
import org.jspecify.annotations.Nullable;

/// What became of one call.
sealed interface Answer {
    /// It answered.
    /// @param flow what, null if the element answered null
    record Answered(@Nullable Flow flow) implements Answer {}

    /// It threw.
    /// @param failure what
    record Threw(Throwable failure) implements Answer {}

    /// It waited and came back when it was interrupted.
    record Recalled() implements Answer {}

    /// {@return whether the stream goes on after it}
    default boolean goesOn() {
        return this instanceof Answered(Flow flow) && flow == Flow.Signal.CONTINUE;
    }

    /// {@return whether the element ended the stream by it}
    default boolean ends() {
        return this instanceof Answered(Flow flow) && flow == Flow.Signal.END_OF_STREAM;
    }
}
