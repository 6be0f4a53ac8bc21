package io.parallax.codec.rkyv;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How Rust writes the type that a method answers.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Rust {
    String value();
}
