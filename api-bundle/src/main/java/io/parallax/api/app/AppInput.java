package io.parallax.api.app;

import io.parallax.api.element.Source;
import org.osgi.annotation.versioning.ConsumerType;

/// A source whose buffers come from the application, by the handle that the pipeline gives for it.
@ConsumerType
public interface AppInput extends Source {
    /// {@return how much may be queued} Asked when the properties are set, before each start.
    AppLimits limits();

    /// Takes what the application puts in from here. Called before the element is started for the first time.
    /// @param inbox where it arrives
    void connect(Inbox inbox);
}
