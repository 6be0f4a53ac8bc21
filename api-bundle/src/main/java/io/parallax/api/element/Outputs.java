package io.parallax.api.element;

import io.parallax.api.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// The linked outputs of a [Demuxer] that are there now, in the order in which they were linked. Which ones there are
/// changes while the pipeline runs: ask for an output at each call rather than keeping it.
///
/// A pad that is declared [PadPresence#SOMETIMES] is there once the element says so by [#appear(String)]. The pipeline
/// fails if a pad that it has a link for does not appear: at the end of the stream, after [#noMorePads()], or when the
/// property `pad-timeout` of the element has passed since its first buffer.
@ProviderType
public interface Outputs {
    /// {@return number of linked outputs}
    int size();

    /// {@return one output}
    /// @param index 0 to [#size()] - 1
    Output get(int index);

    /// Says that a pad is there from now on. It has heard what came in before as every other output has, so that its
    /// buffers can follow at once. Saying it again changes nothing.
    /// @param pad the pad's name: that of a pad declared [PadPresence#SOMETIMES], with a number in place of `%u`
    /// @return its output; if the pad is not linked, one that drops and counts what is pushed
    /// @throws IllegalArgumentException if no such pad is declared to be there sometimes
    Output appear(String pad);

    /// Says that no further pad appears, so that nobody waits for one any longer.
    void noMorePads();

    /// {@return the output of a pad, or null if that pad is neither linked nor said to have appeared}
    /// @param pad the pad's name
    @Nullable Output named(String pad);

    /// Pushes one reference to the same bytes to each output in turn, skipping those that want no more.
    /// @param buffer the buffer; the reference is taken, whatever the answer
    /// @return [Flow.Signal#CONTINUE] while any output wants more
    Flow pushToAll(Buffer buffer);
}
