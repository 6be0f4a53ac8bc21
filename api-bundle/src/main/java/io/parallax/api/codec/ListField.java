package io.parallax.api.codec;

import org.osgi.annotation.versioning.ProviderType;

/// Reads a list where it lies: a view is moved from element to element.
/// @param <T> the type that has the field
/// @param <E> type of the elements
@ProviderType
public interface ListField<T, E> {
    /// {@return number of elements}
    /// @param view where it is read
    /// @throws java.util.NoSuchElementException if it is part of something optional that is not there
    int size(View<T> view);

    /// {@return a new view for elements, that stands over nothing}
    View<E> cursor();

    /// Moves a view onto an element.
    /// @param view where the list is read
    /// @param index which element, from 0
    /// @param cursor what [#cursor()] of this field made
    /// @throws IndexOutOfBoundsException if there is no such element
    /// @throws java.util.NoSuchElementException if the list is part of something optional that is not there
    void seek(View<T> view, int index, View<E> cursor);

    /// {@return the fields of an element}
    Fields<E> elements();
}
