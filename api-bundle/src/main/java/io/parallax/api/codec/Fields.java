package io.parallax.api.codec;

import org.osgi.annotation.versioning.ProviderType;

/// Finds the fields of a type. A path names fields with dots between: `place.x`. It passes through `Optional` and
/// boxes by itself; in a sealed interface the next name is that of the variant: `shape.Circle.radius`. The empty path
/// is the value itself, for lists of plain numbers.
///
/// Find fields once and keep them, best in a `static final` variable. Every method throws [IllegalArgumentException]
/// naming what there is, if the path leads nowhere or to something of another kind.
///
/// Reading a field that is not there, because an `Optional` on its path is empty or a variant is another one, throws
/// [java.util.NoSuchElementException].
/// @param <T> the type whose fields these are
@ProviderType
public interface Fields<T> {
    /// {@return an integer field of up to 64 bits; unsigned ones of 64 bits as their bits}
    /// @param path names with dots between
    LongField<T> integer(String path);

    /// {@return a floating-point field}
    /// @param path names with dots between
    DoubleField<T> real(String path);

    /// {@return a boolean field}
    /// @param path names with dots between
    BooleanField<T> flag(String path);

    /// {@return a field that tells whether an `Optional` has a value}
    /// @param path names with dots between
    BooleanField<T> present(String path);

    /// {@return a field that tells which variant a sealed interface or an enum has, by its tag}
    /// @param path names with dots between
    LongField<T> tag(String path);

    /// {@return a string field}
    /// @param path names with dots between
    TextField<T> text(String path);

    /// {@return a field that is a list or an array}
    /// @param path names with dots between
    /// @param element class of the elements; of primitive ones their wrapper
    /// @param <E> class of the elements
    <E> ListField<T, E> list(String path, Class<E> element);
}
