package io.parallax.shell;

import io.parallax.api.pipeline.ConverterPolicy;
import io.parallax.api.pipeline.Pipeline;

/// The option that says what may be done about links whose ends do not agree.
final class Converters {
    private Converters() {}

    /// Tells a pipeline, if the option is given; else the setting of the container holds.
    /// @throws CommandException if there is no such policy
    static void apply(Arguments arguments, Pipeline pipeline) {
        arguments.value(Option.CONVERTERS).map(Converters::named).ifPresent(pipeline::converters);
    }

    private static ConverterPolicy named(String word) {
        return switch (word) {
            case "deny" -> ConverterPolicy.DENY;
            case "warn" -> ConverterPolicy.WARN;
            case "allow" -> ConverterPolicy.ALLOW;
            default ->
                throw CommandException.wrongUsage(
                        "no policy '" + word + "' for converters; there are deny, warn and allow");
        };
    }
}
