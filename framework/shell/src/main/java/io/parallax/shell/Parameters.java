package io.parallax.shell;

import java.util.LinkedHashMap;
import java.util.Map;

/// The parameters of a pipeline as they are given on a command line. What one stands for is never read as part of the
/// language, so it may hold anything.
final class Parameters {
    private Parameters() {}

    /// {@return what each name stands for}
    /// @throws CommandException if one is not of the form `name=value`, or is given twice
    static Map<String, String> of(Arguments arguments) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String given : arguments.values(Option.SET)) {
            int equals = given.indexOf('=');
            if (equals < 1) {
                throw CommandException.wrongUsage("--set needs NAME=VALUE, not '" + given + "'");
            }
            String name = given.substring(0, equals);
            if (parameters.putIfAbsent(name, given.substring(equals + 1)) != null) {
                throw CommandException.wrongUsage("--set gives " + name + " twice");
            }
        }
        return parameters;
    }
}
