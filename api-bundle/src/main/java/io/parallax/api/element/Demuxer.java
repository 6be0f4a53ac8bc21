package io.parallax.api.element;

import io.parallax.api.buffer.Buffer;
import org.osgi.annotation.versioning.ConsumerType;

/// An element with one input and several outputs.
@ConsumerType
public interface Demuxer extends Element {
    /// Handles one buffer.
    /// @param in the buffer, borrowed for the length of the call
    /// @param outs where buffers go
    /// @return [Flow.Signal#CONTINUE] while any output wants more, [Flow.Signal#END_OF_STREAM] when none does
    /// @throws Exception if the element fails
    Flow process(Buffer in, Outputs outs) throws Exception;

    /// Pushes what is left, just before the end of the stream passes on.
    /// @param outs where buffers go
    /// @return as [#process(Buffer, Outputs)]
    /// @throws Exception if the element fails
    default Flow drain(Outputs outs) throws Exception {
        return Flow.Signal.CONTINUE;
    }

    /// {@return what becomes of branches that do not keep up} Asked once at each start.
    default BranchPolicy branches() {
        return BranchPolicy.BLOCK;
    }

    /// {@return what [Element#rule(PadTemplate, PadTemplate)] says} By default nothing follows: each output carries a
    /// stream of its own.
    @Override
    default CapsRule rule(PadTemplate input, PadTemplate output) {
        return CapsRule.INDEPENDENT;
    }
}
