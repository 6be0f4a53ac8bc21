package io.parallax.engine.run;

import io.parallax.api.pipeline.Explanation.Reason;

/// Where a streaming thread was seen.
/// @param reason what it does
/// @param node the element that it is in; the queue or muxer that it waits for room in
/// @param call the call of the element, empty outside of one
/// @param place innermost frames, for people
record Sight(Reason reason, ElementNode node, String call, String place) {
    /// {@return whether the thread waits for what the source that it starts at brings from outside}
    boolean isInSource() {
        return reason == Reason.IN_CALL && node instanceof SourceNode;
    }
}
