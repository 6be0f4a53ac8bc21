package io.parallax.api.pipeline;

import io.parallax.api.caps.Caps;
import io.parallax.api.time.ClockTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a pipeline tells its application through the [Bus]. Messages hold names and texts, never objects of the
/// pipeline, so that keeping one keeps nothing alive.
public sealed interface Message {
    /// {@return name of the pipeline}
    String pipeline();

    /// Every sink has seen the end of the stream. The last message of a run.
    /// @param pipeline name of the pipeline
    record EndOfStream(String pipeline) implements Message {}

    /// An element failed, and the pipeline with it. The last message of a run.
    /// @param pipeline name of the pipeline
    /// @param element name of the element
    /// @param reason what failed, for people
    /// @param cause class and message of the exceptions behind it, empty if there is none
    /// @param sequence number of the buffer that was being handled, -1 if none was
    /// @param pts its time stamp in nanoseconds, [ClockTime#NONE] if it has none or no buffer was being handled
    record Failed(String pipeline, String element, String reason, String cause, long sequence, long pts)
            implements Message {}

    /// An element does not give its thread back, so that the pipeline cannot close. It stays `STOPPING` until the
    /// thread leaves or is given up by [Pipeline#abandon()].
    /// @param pipeline name of the pipeline
    /// @param element name of the element
    /// @param thread name of the thread
    /// @param stack what the thread does, the innermost call first
    record Stuck(String pipeline, String element, String thread, List<String> stack) implements Message {
        /// Copies the list.
        public Stuck {
            stack = List.copyOf(stack);
        }
    }

    /// Messages that came before this one were dropped, since nobody read them in time.
    /// @param pipeline name of the pipeline
    /// @param count how many
    record Dropped(String pipeline, long count) implements Message {}

    /// Something is not as it should be, but the pipeline goes on.
    /// @param pipeline name of the pipeline
    /// @param element name of the element, empty for the pipeline itself
    /// @param text what happened and what to do
    record Warning(String pipeline, String element, String text) implements Message {}

    /// A streaming thread has come to no end of one call of an element for a while. Told once, until it moves again.
    /// @param pipeline name of the pipeline
    /// @param element name of the element
    /// @param thread name of the thread
    /// @param since how long ago the thread entered the element, as far as it was seen
    /// @param text where the thread is, for people
    record Stalled(String pipeline, String element, String thread, Duration since, String text) implements Message {}

    /// A streaming thread moves again that was reported as [Stalled].
    /// @param pipeline name of the pipeline
    /// @param element name of the element that it was in
    /// @param thread name of the thread
    /// @param after how long it did not move
    record Resumed(String pipeline, String element, String thread, Duration after) implements Message {}

    /// The pipeline changed its state.
    /// @param pipeline name of the pipeline
    /// @param from the state before
    /// @param to the state now
    record StateChanged(String pipeline, PipelineState from, PipelineState to) implements Message {}

    /// What a pad carries changed.
    /// @param pipeline name of the pipeline
    /// @param element name of the element
    /// @param pad name of its source pad
    /// @param caps what the pad carries from now on
    record CapsChanged(String pipeline, String element, String pad, Caps caps) implements Message {}

    /// Facts about a stream reached a sink.
    /// @param pipeline name of the pipeline
    /// @param element name of the sink
    /// @param tags values by name
    record Tags(String pipeline, String element, Map<String, Object> tags) implements Message {}

    /// A run goes by the clock of an element, and not by the system's.
    /// @param pipeline name of the pipeline
    /// @param element name of the element that brings the clock
    /// @param clock name of the clock
    record ClockSelected(String pipeline, String element, String clock) implements Message {}

    /// The latency of a pipeline with live sources changed.
    /// @param pipeline name of the pipeline
    /// @param latencyNs how much later than its time stamp a sink renders a buffer, in nanoseconds
    record LatencyChanged(String pipeline, long latencyNs) implements Message {}

    /// A message of an element's own.
    /// @param pipeline name of the pipeline
    /// @param element name of the element
    /// @param name names the kind of message
    /// @param fields values by name
    record ElementMessage(String pipeline, String element, String name, Map<String, Object> fields)
            implements Message {}
}
