package io.parallax.api.codec;

import org.osgi.annotation.versioning.ProviderType;

/// Reads a string where it lies.
/// @param <T> the type that has the field
@ProviderType
public interface TextField<T> {
    /// {@return the string, as a new object}
    /// @param cursor where it is read
    /// @throws java.util.NoSuchElementException if it is part of something optional that is not there
    String get(Cursor<T> cursor);

    /// {@return number of bytes in UTF-8}
    /// @param cursor where it is read
    /// @throws java.util.NoSuchElementException if it is part of something optional that is not there
    int byteSize(Cursor<T> cursor);

    /// {@return whether the string has exactly these bytes} No object is made.
    /// @param cursor where it is read
    /// @param utf8 bytes to compare with
    /// @throws java.util.NoSuchElementException if it is part of something optional that is not there
    boolean isEqual(Cursor<T> cursor, byte[] utf8);
}
