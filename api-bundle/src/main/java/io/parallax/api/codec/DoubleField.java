package io.parallax.api.codec;

import org.osgi.annotation.versioning.ProviderType;

/// Reads a floating-point number where it lies.
/// @param <T> the type that has the field
@ProviderType
public interface DoubleField<T> {
    /// {@return the value of the field}
    /// @param cursor where it is read
    /// @throws java.util.NoSuchElementException if it is part of something optional that is not there
    double get(Cursor<T> cursor);
}
