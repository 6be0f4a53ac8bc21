package io.parallax.api.codec;

import org.osgi.annotation.versioning.ProviderType;

/// Reads an integer where it lies.
/// @param <T> the type that has the field
@ProviderType
public interface LongField<T> {
    /// {@return the value of the field}
    /// @param cursor where it is read
    /// @throws java.util.NoSuchElementException if it is part of something optional that is not there
    long get(Cursor<T> cursor);
}
