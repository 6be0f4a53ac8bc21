package io.parallax.api.element;

import io.parallax.api.event.Event;
import org.osgi.annotation.versioning.ConsumerType;

/// An element with several inputs and one output. The engine gives every input a queue of its own and the element a
/// thread, which never waits inside the element: it is called whenever there is something new, takes what its own
/// policy allows, and is called again when more has come.
@ConsumerType
public interface Muxer extends Element {
    /// Handles what is there. Called after a buffer has come to the head of an input or an input has ended; again if
    /// it took something and there is more.
    /// @param ins the inputs; what is taken from them is borrowed for the length of the call
    /// @param out where buffers go
    /// @return what `out` answered, [Flow.Signal#CONTINUE] if nothing was pushed, or [Flow.Signal#END_OF_STREAM] to
    ///     end the stream here
    /// @throws Exception if the element fails
    Flow process(Inputs ins, Output out) throws Exception;

    /// Pushes what is left, when all inputs have ended.
    /// @param out where buffers go
    /// @return what `out` answered
    /// @throws Exception if the element fails
    default Flow drain(Output out) throws Exception {
        return Flow.Signal.CONTINUE;
    }

    /// Handles an event that has come to the head of an input. The output is a stream of its own, which the engine
    /// begins before the first call and ends after the last, so the beginnings and segments of the inputs stop here;
    /// what else there is passes on by default. Changes of caps come here only if the output carries the same as the
    /// input. A flush comes here once, when it has come in at every input that takes part in it: drop what was kept.
    /// @param event the event; never the end of a stream, which shows as [Input#isEnded()]
    /// @param from where it came in
    /// @param out where to pass it on
    /// @return what downstream answered
    /// @throws Exception if the element fails
    default Flow event(Event event, Input from, Output out) throws Exception {
        return event instanceof Event.StreamStart || event instanceof Event.SegmentStart
                ? Flow.Signal.CONTINUE
                : out.push(event);
    }

    /// {@return what [Element#rule(PadTemplate, PadTemplate)] says} By default nothing follows: the output is a stream
    /// of its own.
    @Override
    default CapsRule rule(PadTemplate input, PadTemplate output) {
        return CapsRule.INDEPENDENT;
    }

    /// {@return how much each input can queue} Asked once at each start; never a leaking queue.
    default QueueLimits inputLimits() {
        return QueueLimits.INPUT;
    }
}
