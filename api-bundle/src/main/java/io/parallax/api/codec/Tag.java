package io.parallax.api.codec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The number that stands for a constant of an enum or for a variant of a sealed interface. Without it the first has 0,
/// and each further one the number after the one before.
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Tag {
    /// {@return from 0 to 255}
    int value();
}
