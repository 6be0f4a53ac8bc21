package io.parallax.api.element;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says of a [Transform] that it keeps nothing from one buffer to the next, so that several threads may call
/// [Transform#process(io.parallax.api.buffer.Buffer, Output)] of one instance at once, each with a buffer and an output
/// of its own. Such an element takes the property `parallel`: that many threads work for it, and what comes out keeps
/// the order of what went in. Its properties are set, and everything else of it is called, while none of them is in a
/// call. It must not wait for running time.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(java.lang.annotation.ElementType.TYPE)
public @interface Stateless {}
