package io.parallax.api.element;

import io.parallax.api.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// The linked outputs of a [Demuxer], in the order in which they were linked.
@ProviderType
public interface Outputs {
    /// {@return number of linked outputs}
    int size();

    /// {@return one output}
    /// @param index 0 to [#size()] - 1
    Output get(int index);

    /// {@return the output of a pad, or null if that pad is not linked}
    /// @param pad the pad's name
    @Nullable Output named(String pad);

    /// Pushes one reference to the same bytes to each output in turn, skipping those that want no more.
    /// @param buffer the buffer; the reference is taken, whatever the answer
    /// @return [Flow.Signal#CONTINUE] while any output wants more
    Flow pushToAll(Buffer buffer);
}
