package io.parallax.api.codec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A list or array has exactly so many elements, which then lie in its place: `byte @Length(4) []`,
/// `@Length(3) List<Point>`.
@Documented
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Length {
    /// {@return number of elements}
    int value();
}
