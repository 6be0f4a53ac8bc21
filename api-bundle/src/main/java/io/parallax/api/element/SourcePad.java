package io.parallax.api.element;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares an output of an element. Without any, a source or transform has one pad `src` that is always there and
/// gives anything.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(SourcePad.All.class)
public @interface SourcePad {
    /// {@return the pad's name; for pads on request a pattern such as `src_%u`}
    String name() default "src";

    /// {@return when the pad is there}
    PadPresence presence() default PadPresence.ALWAYS;

    /// {@return text form of the caps that the pad gives}
    String caps() default "ANY";

    /// Several outputs.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        /// {@return the outputs}
        SourcePad[] value();
    }
}
