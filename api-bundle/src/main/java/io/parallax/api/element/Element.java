package io.parallax.api.element;

import io.parallax.api.caps.Caps;
import io.parallax.api.event.Event;
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

    /// Agrees to what arrives on a sink pad.
    /// @param pad the pad
    /// @param caps fixed caps of what arrives
    /// @return caps of what comes out
    default Caps accept(PadTemplate pad, Caps caps) {
        return caps;
    }

    /// Handles an event that travels with the flow. Passing it on is the default.
    /// @param event the event
    /// @param out where to pass it on; for a sink it leads nowhere, for several outputs to all of them
    /// @return what downstream answered
    /// @throws Exception if the element fails
    default Flow event(Event event, Output out) throws Exception {
        return out.push(event);
    }
}
