package io.parallax.api.codec;

import org.osgi.annotation.versioning.ProviderType;

/// Reads a list where it lies: a cursor is moved from element to element.
/// @param <T> the type that has the field
/// @param <E> type of the elements
@ProviderType
public interface ListField<T, E> {
    /// {@return number of elements}
    /// @param cursor where it is read
    /// @throws java.util.NoSuchElementException if it is part of something optional that is not there
    int size(Cursor<T> cursor);

    /// {@return a new cursor for elements, that stands over nothing}
    Cursor<E> cursor();

    /// Moves a cursor onto an element.
    /// @param cursor where the list is read
    /// @param index which element, from 0
    /// @param element what [#cursor()] of this field made
    /// @throws IndexOutOfBoundsException if there is no such element
    /// @throws java.util.NoSuchElementException if the list is part of something optional that is not there
    void seek(Cursor<T> cursor, int index, Cursor<E> element);

    /// {@return the fields of an element}
    Fields<E> elements();
}
