package io.parallax.api.pipeline;

/// What the engine may do about a link whose ends do not agree on what it carries.
public enum ConverterPolicy {
    /// Nothing: the pipeline fails to start, and the message names the converter that would help.
    DENY,
    /// Put converters in, and warn of each.
    WARN,
    /// Put converters in.
    ALLOW
}
