package io.parallax.api.codec;

import org.osgi.annotation.versioning.ProviderType;

/// Reads a string where it lies.
/// @param <T> the type that has the field
@ProviderType
public interface TextField<T> {
    /// {@return the string, as a new object}
    /// @param view where it is read
    /// @throws java.util.NoSuchElementException if it is part of something optional that is not there
    String get(View<T> view);

    /// {@return number of bytes in UTF-8}
    /// @param view where it is read
    /// @throws java.util.NoSuchElementException if it is part of something optional that is not there
    int byteSize(View<T> view);

    /// {@return whether the string has exactly these bytes} No object is made.
    /// @param view where it is read
    /// @param utf8 bytes to compare with
    /// @throws java.util.NoSuchElementException if it is part of something optional that is not there
    boolean isEqual(View<T> view, byte[] utf8);
}
