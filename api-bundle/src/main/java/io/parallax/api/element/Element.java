package io.parallax.api.element;

import io.parallax.api.caps.Caps;
import io.parallax.api.event.Event;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/// One node of a pipeline. An author implements one of [Source], [Transform], [Sink], [Demuxer], [Muxer] or
/// [ThreadBoundary] and marks the class with [ElementType]; one instance serves one node of one pipeline.
///
/// All methods are called by one thread at a time, though not always by the same one, with the class loader of the
/// element's class as the thread's context class loader.
///
/// The engine gives every element the properties `on-error`, `restart-delay` and `restart-limit`, which say what is to
/// be done when it fails.
@ConsumerType
public interface Element {
    /// Opens what the element needs: files, sockets. The constructor must not.
    /// @param context the element's surroundings, valid until [#stop()] returns
    /// @throws Exception if the element cannot work; the pipeline then fails with the message
    default void start(ElementContext context) throws Exception {}

    /// Closes everything. Called once after every [#start(ElementContext)], also after one that threw.
    /// @throws Exception if something could not be closed properly, so that data may be lost
    default void stop() throws Exception {}

    /// {@return what a pad can carry with the properties that are set, the preferred first} Asked before the element is
    /// started. An element whose properties restrict a pad says so here.
    /// @param pad the pad
    default Caps caps(PadTemplate pad) {
        return pad.caps();
    }

    /// {@return how the caps of an output follow from those of an input} By default they are the same if both pads are
    /// always there and can carry the same, else nothing follows. Asked before the element is started.
    /// @param input a sink pad
    /// @param output a source pad
    default CapsRule rule(PadTemplate input, PadTemplate output) {
        boolean isSteady = input.presence() == PadPresence.ALWAYS && output.presence() == PadPresence.ALWAYS;
        return isSteady && input.caps().equals(output.caps()) ? CapsRule.SAME : CapsRule.INDEPENDENT;
    }

    /// Learns what a pad carries from now on: before the first buffer if that could be agreed on at the start, and
    /// again whenever it changes. Called for inputs and outputs.
    /// @param pad the pad
    /// @param caps fixed caps
    /// @throws Exception if the element cannot do this after all; the pipeline then fails with the message
    default void accept(PadTemplate pad, Caps caps) throws Exception {}

    /// Handles an event that travels with the flow. Passing it on is the default. Changes of caps come here only if
    /// every output carries the same as the input; else the engine announces what comes out.
    /// @param event the event
    /// @param out where to pass it on; for a sink it leads nowhere, for several outputs to all of them
    /// @return what downstream answered
    /// @throws Exception if the element fails
    default Flow event(Event event, Output out) throws Exception {
        return out.push(event);
    }

    /// Handles an event that travels against the flow, between two buffers. Passing it on is the default; a transform
    /// may answer another one, such as a seek in bytes for one in time.
    /// @param event the event
    /// @return the event that goes on upstream, or null if it was dealt with here
    /// @throws Exception if the element fails
    default Event.@Nullable Upstream upstream(Event.Upstream event) throws Exception {
        return event;
    }

    /// {@return how long the element holds a stream back at least, in nanoseconds} A live source says how old its
    /// buffers are when they leave. Any thread may ask while the element is started; an element whose answer changes
    /// calls [ElementContext#latencyChanged()].
    default long latencyNs() {
        return 0;
    }

    /// {@return how many buffers the element has dropped since its start, because it was told to} The counters of the
    /// pipeline add it to what the engine dropped. Any thread may ask while the element is started.
    default long dropped() {
        return 0;
    }
}
