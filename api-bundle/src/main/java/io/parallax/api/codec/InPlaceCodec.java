package io.parallax.api.codec;

import org.osgi.annotation.versioning.ProviderType;

/// A codec whose payloads can be read in place.
/// @param <T> type of the values
@ProviderType
public interface InPlaceCodec<T> extends Codec<T> {
    /// {@return a new cursor that stands over nothing} Keep one for each thread or element, and move it from buffer to
    /// buffer.
    Cursor<T> cursor();

    /// {@return the fields of the type, for reading without an object}
    Fields<T> fields();
}
