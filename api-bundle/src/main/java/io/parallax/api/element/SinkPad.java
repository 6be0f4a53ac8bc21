package io.parallax.api.element;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares an input of an element. Without any, a transform or sink has one pad `sink` that is always there and
/// takes anything.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(SinkPad.All.class)
public @interface SinkPad {
    /// {@return the pad's name; for pads on request a pattern such as `sink_%u`}
    String name() default "sink";

    /// {@return when the pad is there}
    PadPresence presence() default PadPresence.ALWAYS;

    /// {@return text form of the caps that the pad takes}
    String caps() default "ANY";

    /// Several inputs.
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface All {
        /// {@return the inputs}
        SinkPad[] value();
    }
}
