package io.parallax.codec.layout;

/// What can be the key of a map: it has the hash and the order that Rust derives.
public interface Key {
    /// {@return whether all of it has a hash and an order}
    default boolean isKey() {
        return true;
    }

    /// Feeds a value into a hash.
    void hash(KeyHash hash, Object value);

    /// {@return less than, equal to, or more than 0, as Rust orders the two values}
    int compare(Object one, Object other);
}
