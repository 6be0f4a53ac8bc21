package io.parallax.api.pipeline;

import io.parallax.api.event.Event;
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

    /// {@return the elements and links}
    Graph graph();

    /// {@return the counters now}
    PipelineStats stats();

    /// {@return the shortest text that makes an equal pipeline}
    String toText();

    /// Opens everything without letting data flow: to `IDLE`.
    /// @return the state reached
    CompletionStage<PipelineState> prepare();

    /// Lets data flow: to `RUNNING`.
    /// @return the state reached
    CompletionStage<PipelineState> run();

    /// Holds the flow between two buffers of each source: to `IDLE`.
    /// @return the state reached
    CompletionStage<PipelineState> pause();

    /// Stops at once, dropping what is under way, and closes everything: to `SUSPENDED`. Complete when the last
    /// element thread has left.
    /// @return the state reached
    CompletionStage<PipelineState> stop();

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

    /// {@return how much later than its time stamp a `sync=true` sink renders a buffer, so that live sources and
    /// elements have the time that they need, in nanoseconds}
    long latencyNs();

    /// Waits until the pipeline has ended, was stopped, or has failed, and everything is closed.
    /// @throws InterruptedException if the thread was interrupted while waiting
    /// @throws PipelineFailedException if an element failed
    void awaitEnd() throws InterruptedException, PipelineFailedException;

    /// Sets a property, as text would. While the pipeline is `RUNNING` or `IDLE` only live properties can be set; the
    /// value takes effect between two buffers.
    /// @param element name of the element
    /// @param property name of the property
    /// @param value a value of the property's type, or text that is read as in a pipeline
    /// @throws IllegalArgumentException if there is no such element or property, or the value does not fit
    /// @throws IllegalStateException if the property cannot be set in this state
    void set(String element, String property, Object value);

    /// {@return the value of a property}
    /// @param element name of the element
    /// @param property name of the property
    /// @throws IllegalArgumentException if there is no such element or property
    Object get(String element, String property);

    /// Stops the pipeline and gives everything back. Closing twice does nothing.
    @Override
    void close();
}
