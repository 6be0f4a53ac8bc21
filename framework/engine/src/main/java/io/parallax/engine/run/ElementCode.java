package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Muxer;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.api.event.Event;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs the code of elements with the class loader of their classes as the thread's context class loader. A streaming
/// thread starts with that of its first element; only where a chain goes on with another one is it switched.
final class ElementCode {
    private ElementCode() {}

    static @Nullable ClassLoader loader(Element element) {
        return element.getClass().getClassLoader();
    }

    /// Calls code of an element.
    static <T> T call(Element element, Callable<T> code) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader(element));
        try {
            return code.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// {@return a receiver that calls an element with its class loader}
    /// @param from the element that calls
    /// @param to answers the element that is called, which may become another one of the same origin
    /// @param receiver its node
    @SuppressWarnings("ReferenceEquality") // class loaders are compared by identity
    static Receiver receiver(Element from, Supplier<Element> to, Receiver receiver) {
        boolean hasThread = to.get() instanceof ThreadBoundary || to.get() instanceof Muxer;
        return hasThread || loader(from) == loader(to.get()) ? receiver : new Switch(receiver, to);
    }

    private record Switch(Receiver next, Supplier<Element> to) implements Receiver {
        @Override
        public Flow accept(Buffer buffer) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader(to.get()));
            try {
                return next.accept(buffer);
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        @Override
        public Flow accept(Event event) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader(to.get()));
            try {
                return next.accept(event);
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }
}
