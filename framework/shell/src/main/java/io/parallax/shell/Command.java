package io.parallax.shell;

import io.parallax.api.pipeline.PipelineFailedException;
import java.util.List;

/// A command of the command line.
interface Command {
    /// {@return how it is used}
    Usage usage();

    /// Does what was asked.
    /// @param arguments options and words, as the usage allows
    /// @return the exit code
    /// @throws PipelineFailedException if an element failed
    int run(Arguments arguments) throws PipelineFailedException;

    /// How a command is used.
    /// @param name its name
    /// @param words what follows the options, for people
    /// @param summary one line on what it does
    /// @param options its options
    /// @param notes more to know, in lines
    record Usage(String name, String words, String summary, List<Option> options, String notes) {
        /// {@return the help text}
        String help() {
            Table table = Table.plain();
            options.forEach(option -> table.row(option.written(), option.meaning()));
            String call = "Usage: " + (name.isEmpty() ? "" : "parallax ") + (name.isEmpty() ? "parallax" : name)
                    + " [OPTIONS] " + words;
            return call.strip() + "\n" + summary + "\n\n"
                    + String.join("\n", table.lines("  "))
                    + (notes.isEmpty() ? "" : "\n\n" + notes.stripTrailing());
        }
    }
}
