package io.parallax.api.pipeline;

import io.parallax.api.app.AppSink;
import io.parallax.api.app.AppSource;
import io.parallax.api.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/// A graph of elements that can run, and run again.
///
/// State changes happen in the background, one after the other in the order in which they were asked for; the stages
/// complete when a change is done, exceptionally with [PipelineFailedException] when an element fails.
@ProviderType
public interface Pipeline extends AutoCloseable {
    /// {@return the name, unique in its engine}
    String name();

    /// {@return the state now}
    PipelineState state();

    /// {@return the messages of the pipeline}
    Bus bus();

    /// {@return the elements and links, with the converters that the engine put in if the pipeline is open}
    Graph graph();

    /// {@return what its links carry: as agreed on if it is open, else as it would be if it were opened now} Nothing is
    /// opened for this. If no agreement is possible, the answer tells why.
    Negotiation negotiation();

    /// Says what may be done about links whose ends do not agree. Takes effect when the pipeline is opened next.
    /// @param policy what may be done
    void converters(ConverterPolicy policy);

    /// {@return the counters now}
    PipelineStats stats();

    /// {@return what each streaming thread does or waits for now} It looks at the threads, which takes microseconds for
    /// each.
    Explanation explain();

    /// {@return how the pipeline is cut into threads} It can be asked in every state.
    Plan plan();

    /// {@return the shortest text that makes an equal pipeline} Converters that the engine put in are not in it.
    String toText();

    /// Opens everything without letting data flow: to `IDLE`.
    /// @return the state reached
    CompletionStage<PipelineState> prepare();

    /// Lets data flow: to `RUNNING`. Starting elements takes as long as it takes; [#stop()] cancels it, and the stage
    /// of this call then completes with [java.util.concurrent.CancellationException]. Running a pipeline that is on its
    /// way to run joins in; one that is `STOPPING` for good refuses with [PipelineStuckException].
    /// @return the state reached; completes with [IllegalStateException] for a `GHOST`
    CompletionStage<PipelineState> run();

    /// Holds the flow between two buffers of each source: to `IDLE`.
    /// @return the state reached
    CompletionStage<PipelineState> pause();

    /// Stops at once, dropping what is under way, and closes everything: to `SUSPENDED`. Complete when the last
    /// element thread has left; after the engine's limit, 5 seconds unless it was told otherwise, it completes with
    /// [PipelineStuckException] as [#stop(Duration)] does.
    /// @return the state reached
    CompletionStage<PipelineState> stop();

    /// Stops as [#stop()] does, with another limit.
    /// @param limit longest wait for elements to leave and to close
    /// @return the state reached; completes with [PipelineStuckException] after the limit. The pipeline is `STOPPING`
    ///     then, and becomes `SUSPENDED` by itself when the element gives its thread back.
    CompletionStage<PipelineState> stop(Duration limit);

    /// Stops, and gives up what does not leave within the engine's limit: to `SUSPENDED`, or to `FAILED` if something
    /// was given up. The thread of an element that was given up can touch nothing of the pipeline any more; when it
    /// returns after all, its element is closed. The next run uses new elements.
    /// @return the state reached
    CompletionStage<PipelineState> abandon();

    /// {@return what a `GHOST` needs, for people, such as `element blur (was acme.blur 1.0.1)`; empty in other states}
    List<String> missing();

    /// Ends the streams of all sources, so that what is under way reaches the sinks and the pipeline ends by itself.
    void end();

    /// Sends an event: one that travels against the flow, such as [Event.Seek], starts at the sinks, one that travels
    /// with the flow at the sources. It returns at once; the elements get the event in their own threads, between two
    /// buffers, also while the pipeline is paused. [Event.FlushStart] drops what is under way and lets the sources go
    /// on where they are; [Event.EndOfStream] does what [#end()] does.
    /// @param event the event
    /// @return whether it is under way; false for a seek that no source can make, and a warning then tells why
    /// @throws IllegalArgumentException if only elements send this kind of event
    /// @throws IllegalStateException if the pipeline is not open
    boolean send(Event event);

    /// Goes to a position in time: what is under way is dropped, and the new position shows at once.
    /// @param position time from the start of the stream
    /// @return whether it is under way; false if no source can go to a time, and a warning then tells why
    /// @throws IllegalStateException if the pipeline is not open
    default boolean seek(Duration position) {
        return send(Event.Seek.to(Event.Format.TIME, position.toNanos()));
    }

    /// Goes to a position in bytes, as [#seek(Duration)] does to one in time.
    /// @param position bytes from the start of the stream
    /// @return whether it is under way; false if no source can go to a byte, and a warning then tells why
    /// @throws IllegalStateException if the pipeline is not open
    default boolean seekBytes(long position) {
        return send(Event.Seek.to(Event.Format.BYTES, position));
    }

    /// {@return how much later than its time stamp a `sync=true` sink renders a buffer, so that live sources and
    /// elements have the time that they need, in nanoseconds}
    long latencyNs();

    /// Waits until the pipeline has ended, was stopped, or has failed, and everything is closed.
    /// @throws InterruptedException if the thread was interrupted while waiting
    /// @throws PipelineFailedException if an element failed
    /// @throws PipelineStuckException if an element does not give its thread back
    void awaitEnd() throws InterruptedException, PipelineFailedException;

    /// {@return where the application puts buffers in at a source such as `appsrc`} The handle stays good when the
    /// element is replaced by another one of that name, and from run to run.
    /// @param element name of the element
    /// @throws IllegalArgumentException if there is no such element, or it takes no buffers from an application
    AppSource appSource(String element);

    /// {@return where the application takes buffers out at a sink such as `appsink`} The handle stays good when the
    /// element is replaced by another one of that name, and from run to run.
    /// @param element name of the element
    /// @throws IllegalArgumentException if there is no such element, or it gives no buffers to an application
    AppSink appSink(String element);

    /// Sets a property, as text would. While the pipeline is `RUNNING` or `IDLE` only live properties can be set; the
    /// value takes effect between two buffers.
    /// @param element name of the element
    /// @param property name of the property
    /// @param value a value of the property's type, or text that is read as in a pipeline
    /// @throws IllegalArgumentException if there is no such element or property, or the value does not fit
    /// @throws IllegalStateException if the property cannot be set in this state
    void set(String element, String property, Object value);

    /// {@return an empty set of changes to the elements and links of the pipeline}
    PipelineEdit edit();

    /// Makes the pipeline what another text describes, all of it or nothing. Elements of the same name and type stay
    /// and go on undisturbed; live properties that differ are set, an element that differs otherwise is replaced.
    /// @param text the whole new description
    /// @return the state after the change; completes exceptionally as [PipelineEdit#apply()] does
    /// @throws MalformedPipelineException if the text does not make a pipeline; nothing has changed then
    CompletionStage<PipelineState> become(String text);

    /// Adds to the pipeline, for example a branch: `t. ! queue ! filesink location=copy.bin`.
    /// @param text what to write behind the present text
    /// @return as [#become(String)]
    /// @throws MalformedPipelineException if both texts together do not make a pipeline; nothing has changed then
    default CompletionStage<PipelineState> extend(String text) {
        return become(toText() + "  " + text);
    }

    /// Looks at what leaves a pad, while the pipeline is `RUNNING` or `IDLE`. A probe sees one run, and goes with the
    /// link that it looks at.
    /// @param element name of the element
    /// @param pad name of its source pad
    /// @param handler what sees
    /// @return the probe, to be closed
    /// @throws IllegalArgumentException if there is no such element or pad
    /// @throws IllegalStateException if nothing is open, or the stream could not be held to put the probe in
    Probe probe(String element, String pad, ProbeHandler handler);

    /// {@return the value of a property}
    /// @param element name of the element
    /// @param property name of the property
    /// @throws IllegalArgumentException if there is no such element or property
    Object get(String element, String property);

    /// Stops the pipeline and gives everything back. What does not leave within the engine's limit is given up as
    /// [#abandon()] does, so this always returns. Closing twice does nothing.
    @Override
    void close();
}
