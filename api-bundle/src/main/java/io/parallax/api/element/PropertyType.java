package io.parallax.api.element;

/// Types that a property can have.
public enum PropertyType {
    /// `true` or `false`.
    BOOLEAN,
    /// A whole number of 32 bits.
    INT,
    /// A whole number of 64 bits.
    LONG,
    /// A number of 64 bits with a fraction.
    DOUBLE,
    /// Text.
    STRING,
    /// One of a fixed set of words.
    ENUM,
    /// Any of a fixed set of words.
    FLAGS,
    /// An exact fraction.
    FRACTION,
    /// Caps.
    CAPS,
    /// Texts or numbers in order.
    LIST
}
