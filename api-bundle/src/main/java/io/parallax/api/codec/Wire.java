package io.parallax.api.codec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How a number is carried, where the Java type alone does not say it. Without it `byte short int long` are signed
/// integers of their width, `char` is unsigned with 16 bits, `boolean float double` are what they are.
///
/// A Java type that is wider than what is carried holds the value, and writing one that does not fit throws. One of the
/// same width holds the bits, as in `Integer.toUnsignedLong`.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Wire {
    /// {@return what is carried}
    Type value();

    /// What numbers can be carried as.
    enum Type {
        /// Unsigned, 8 bits.
        U8,
        /// Signed, 8 bits.
        I8,
        /// Unsigned, 16 bits.
        U16,
        /// Signed, 16 bits.
        I16,
        /// Unsigned, 32 bits.
        U32,
        /// Signed, 32 bits.
        I32,
        /// Unsigned, 64 bits.
        U64,
        /// Signed, 64 bits.
        I64,
        /// Unsigned, 128 bits, in a `BigInteger`.
        U128,
        /// Signed, 128 bits, in a `BigInteger`.
        I128,
        /// Rust's `usize`: unsigned, 32 bits. What does not fit throws.
        USIZE,
        /// Rust's `isize`: signed, 32 bits. What does not fit throws.
        ISIZE,
        /// Rust's `char`: a code point that is no surrogate, in an `int`.
        CHAR
    }
}
