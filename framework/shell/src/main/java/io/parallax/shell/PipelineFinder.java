package io.parallax.shell;

import io.parallax.api.pipeline.Pipeline;
import java.util.List;

/// Finds pipelines by name, and helps when there is none.
record PipelineFinder(Platform platform, Background background) {
    /// {@return the pipeline}
    /// @throws CommandException if there is none; the message says what became of it or which one was meant
    Pipeline find(String name) {
        return platform.engine().pipeline(name).orElseThrow(() -> unknown(name));
    }

    private CommandException unknown(String name) {
        return background
                .outcome(name)
                .map(outcome -> CommandException.wrongUsage(name + " runs no longer: " + outcome.reason()))
                .orElseGet(() -> {
                    List<String> names = platform.engine().pipelines().stream()
                            .map(Pipeline::name)
                            .toList();
                    return CommandException.wrongUsage("no pipeline '" + name + "'"
                            + Names.nearest(name, names)
                                    .map(near -> "; did you mean '" + near + "'?")
                                    .orElse(names.isEmpty() ? "; none is running" : "; there are " + names));
                });
    }
}
