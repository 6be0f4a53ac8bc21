package io.parallax.api.app;

import io.parallax.api.element.Sink;
import org.osgi.annotation.versioning.ConsumerType;

/// A sink whose buffers go to the application, by the handle that the pipeline gives for it.
@ConsumerType
public interface AppOutput extends Sink {
    /// {@return how much may be queued} Asked when the properties are set, before each start.
    AppLimits limits();

    /// Puts what is for the application there. Called before the element is started for the first time.
    /// @param outbox where it is taken from
    void connect(Outbox outbox);
}
