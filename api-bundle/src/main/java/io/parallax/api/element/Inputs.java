package io.parallax.api.element;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// The linked inputs of a [Muxer], in the order in which they were linked. They can become more and fewer between two
/// calls, when the pipeline is changed while it runs.
@ProviderType
public interface Inputs {
    /// {@return number of linked inputs}
    int size();

    /// {@return one input}
    /// @param index 0 to [#size()] - 1
    Input get(int index);

    /// {@return the input of a pad, or null if that pad is not linked}
    /// @param pad the pad's name
    @Nullable Input named(String pad);
}
