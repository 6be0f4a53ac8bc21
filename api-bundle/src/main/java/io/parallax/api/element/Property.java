package io.parallax.api.element;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a field of an element a property. The field's name in lower case with dashes is the property's name
/// (`numBuffers` is `num-buffers`), its initial value the default, its type the property's type: `boolean`, `int`,
/// `long`, `double`, `String`, an enum, a `Set` of an enum for flags, `Caps`, `Fraction`, or a `List` of `String`,
/// `Integer`, `Long` or `Double`. The engine sets the field before [Element#start(ElementContext)], a live one also
/// between two calls while the pipeline runs.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Property {
    /// {@return one line on what the property does}
    String summary();

    /// {@return the unit of a bare number; text may use others, such as `20ms` or `4MiB`}
    Unit unit() default Unit.NONE;

    /// {@return smallest value}
    double min() default Double.NEGATIVE_INFINITY;

    /// {@return largest value}
    double max() default Double.POSITIVE_INFINITY;

    /// {@return whether it must be set}
    boolean required() default false;

    /// {@return whether it can be set while the pipeline runs}
    boolean live() default false;

    /// {@return whether the element alone sets it, to show a figure} Nobody else can then. The field is read by other
    /// threads while the element's thread writes it, so it must be `volatile`.
    boolean readOnly() default false;

    /// {@return other names that are accepted}
    String[] aliases() default {};

    /// {@return names of the properties without which this one says nothing, such as the other half of a pair}
    /// Whoever gives a value to this one must give one to them.
    String[] needs() default {};

    /// {@return names of the properties that cannot be given a value beside this one} Neither side may be live: what
    /// was given later could not be written beside what was given before.
    String[] excludes() default {};
}
