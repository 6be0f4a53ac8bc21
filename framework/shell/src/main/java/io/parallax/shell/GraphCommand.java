package io.parallax.shell;

import io.parallax.api.pipeline.Pipeline;
import java.util.List;

/// `parallax graph`: prints the graph of a pipeline, or how it would be cut into threads.
final class GraphCommand implements Command {
    private static final Usage USAGE = new Usage(
            "graph",
            "PIPELINE...",
            "Prints the graph of a pipeline, or the plan of its threads, without running it.",
            List.of(Option.FORMAT, Option.PLAN, Option.FILE, Option.SET, Option.HELP),
            """
            Exit codes: 0 it was printed, 2 the text makes no pipeline.

            Example: parallax graph --plan 'testsrc ! identity ! queue ! nullsink'\
            """);

    private final Platform platform;
    private final Console console;

    GraphCommand(Platform platform, Console console) {
        this.platform = platform;
        this.console = console;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments) {
        GraphText.Format format = GraphText.Format.of(arguments);
        if (arguments.has(Option.PLAN) && format != GraphText.Format.TEXT) {
            throw CommandException.wrongUsage("a plan is text only: leave --format out");
        }
        try (Pipeline pipeline = platform.parse(PipelineText.of(arguments), Parameters.of(arguments))) {
            console.out()
                    .println(
                            arguments.has(Option.PLAN)
                                    ? PlanText.of(pipeline.plan())
                                    : GraphText.of(pipeline.graph(), format));
            return ExitCode.OK;
        }
    }
}
