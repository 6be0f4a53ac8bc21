package io.parallax.api.element;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/// Marks a [Transform] that the engine may put into a link whose ends do not agree. What it takes and gives is what its
/// pads say; its properties stay at their defaults, and it learns by [Element#accept(PadTemplate,
/// io.parallax.api.caps.Caps)] what it is to convert to what.
@Documented
@ComponentPropertyType
@Retention(RetentionPolicy.RUNTIME)
@Target(java.lang.annotation.ElementType.TYPE)
public @interface Converter {
    /// Prefix of the component properties that the values become.
    String PREFIX_ = "parallax.converter.";

    /// {@return the fields that it can change; it keeps all others}
    String[] changes() default {};

    /// {@return whether it can move a stream from one kind of memory to another}
    boolean memory() default false;

    /// {@return what a conversion costs, at least 1, relative to others: about 10 for a copy of the bytes}
    int cost() default 10;
}
