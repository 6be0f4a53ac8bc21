package io.parallax.api.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What each streaming thread of a pipeline does or waits for at one moment.
/// @param pipeline name of the pipeline
/// @param state its state
/// @param findings one for each thread, in the order of the graph; empty if nothing flows
public record Explanation(String pipeline, PipelineState state, List<Finding> findings) {
    /// What a thread does or waits for.
    public enum Reason {
        /// It has moved buffers a moment ago.
        MOVES,
        /// It is in a call of an element.
        IN_CALL,
        /// It waits for input.
        NO_INPUT,
        /// It waits for room in a queue that is full.
        NO_ROOM,
        /// It waits for a free slot of a pool.
        NO_SLOT,
        /// It waits for the time of a buffer.
        TIME,
        /// The pipeline is paused.
        PAUSED,
        /// It is held while the graph is changed.
        HELD,
        /// It has come to its end.
        ENDED
    }

    /// What one thread does or waits for.
    /// @param head name of the element that the thread starts at
    /// @param thread name of the thread
    /// @param reason what it does
    /// @param element name of the element that it is in, or whose queue it waits for
    /// @param since for how long that has been so, as far as it was seen
    /// @param text all of this for people
    public record Finding(String head, String thread, Reason reason, String element, Duration since, String text) {}

    /// {@return the findings for people, one a line, or the state if there are none}
    @Override
    public String toString() {
        return findings.isEmpty()
                ? pipeline + " is " + state.name().toLowerCase(Locale.ROOT)
                : findings.stream().map(Finding::text).collect(Collectors.joining("\n"));
    }
}
