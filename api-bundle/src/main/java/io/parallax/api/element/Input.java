package io.parallax.api.element;

import io.parallax.api.buffer.Buffer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// One input of a [Muxer]: what has come in and was not taken yet. It is used by the element's thread only, during a
/// call.
@ProviderType
public interface Input {
    /// {@return the pad's name}
    String pad();

    /// {@return whether the stream is over and everything was taken}
    boolean isEnded();

    /// {@return the next buffer, which stays where it is; null if there is none now} Whoever keeps it calls
    /// [#take()].
    @Nullable Buffer peek();

    /// Takes the next buffer. It is borrowed for the length of the call, as everywhere: what is neither pushed nor
    /// retained is closed after the call.
    /// @return the buffer, or null if there is none now
    @Nullable Buffer take();
}
