package io.parallax.api.element;

import io.parallax.api.time.Clock;
import java.io.PrintStream;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/// An element's surroundings.
@ProviderType
public interface ElementContext {
    /// {@return the element's name in its pipeline}
    String name();

    /// {@return the pipeline's name}
    String pipeline();

    /// {@return the pipeline's clock}
    Clock clock();

    /// {@return where text for a person goes: standard output for a pipeline started from the command line, the log
    /// for one that runs in a container}
    PrintStream console();

    /// Posts a message of the element's own on the pipeline's bus.
    /// @param name names the kind of message
    /// @param fields values by name
    void post(String name, Map<String, Object> fields);

    /// Posts a warning on the pipeline's bus.
    /// @param text what happened and what to do
    void warn(String text);
}
