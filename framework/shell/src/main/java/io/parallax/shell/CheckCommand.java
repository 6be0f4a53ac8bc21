package io.parallax.shell;

import io.parallax.api.pipeline.Pipeline;
import java.util.List;

/// `parallax check`: says whether a text makes a pipeline, without running it.
final class CheckCommand implements Command {
    private static final Usage USAGE = new Usage(
            "check",
            "PIPELINE...",
            "Checks a pipeline without running it and prints its graph.",
            List.of(Option.FORMAT, Option.FILE, Option.QUIET, Option.HELP),
            """
            Exit codes: 0 it can be run, 2 the text makes no pipeline.

            Example: parallax check --format=dot 'testsrc ! queue ! nullsink' | dot -Tsvg > graph.svg\
            """);

    private final Platform platform;
    private final Console console;

    CheckCommand(Platform platform, Console console) {
        this.platform = platform;
        this.console = console;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments) {
        GraphText.Format format =
                arguments.value(Option.FORMAT).map(GraphText.Format::named).orElse(GraphText.Format.TEXT);
        try (Pipeline pipeline = platform.parse(PipelineText.of(arguments))) {
            if (!arguments.has(Option.QUIET)) {
                console.out().println(GraphText.of(pipeline.graph(), format));
            }
            return ExitCode.OK;
        }
    }
}
