package io.parallax.api.element;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says what an element's code does with the thread that calls it. It is a hint: without it an element gets a thread of
/// the operating system, which suits every kind of code.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(java.lang.annotation.ElementType.TYPE)
public @interface Execution {
    /// {@return what the code does most}
    Kind value();

    /// What code does with its thread.
    enum Kind {
        /// It computes, and waits for nothing but locks of `java.util.concurrent`.
        CPU,
        /// It waits in Java for I/O that a virtual thread can wait for, such as sockets. A task all of whose elements
        /// declare something, at least one of them this and none [#NATIVE_BLOCKING], runs on a virtual thread.
        BLOCKING_IO,
        /// It waits in native code, where a virtual thread would hold up its carrier.
        NATIVE_BLOCKING
    }
}
