package io.parallax.api.element;

import io.parallax.api.event.Event;
import io.parallax.api.time.Clock;
import java.io.PrintStream;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/// An element's surroundings.
@ProviderType
public interface ElementContext {
    /// {@return the element's name in its pipeline}
    String name();

    /// {@return the pipeline's name}
    String pipeline();

    /// {@return the pipeline's clock}
    Clock clock();

    /// {@return how long the pipeline has been running, without pauses, in nanoseconds of its clock}
    long runningTimeNs();

    /// Waits until the pipeline has been running for so long. Time does not go on while the pipeline is paused. Only
    /// the element's thread may wait.
    /// @param timeNs running time in nanoseconds
    /// @return whether that time has come; false if the stream is being flushed, and the caller is to answer
    ///     [Flow.Signal#FLUSHING]
    /// @throws InterruptedException if the pipeline is stopping, or a source is to come back
    boolean awaitRunningTime(long timeNs) throws InterruptedException;

    /// Sends an event against the flow, to the elements upstream of this one. It returns at once; they get the event
    /// in their own threads. A newer seek, quality or latency event replaces one of its kind that still waits.
    /// @param event the event
    /// @return whether it is under way; false for a seek that no source upstream can make
    boolean sendUpstream(Event.Upstream event);

    /// Tells that [Element#latencyNs()] answers something else now.
    void latencyChanged();

    /// {@return where text for a person goes: standard output for a pipeline started from the command line, the log
    /// for one that runs in a container}
    PrintStream console();

    /// Posts a message of the element's own on the pipeline's bus.
    /// @param name names the kind of message
    /// @param fields values by name
    void post(String name, Map<String, Object> fields);

    /// Posts a warning on the pipeline's bus.
    /// @param text what happened and what to do
    void warn(String text);
}
