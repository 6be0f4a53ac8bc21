package io.parallax.shell;

import io.parallax.api.pipeline.Negotiation;
import io.parallax.api.pipeline.Pipeline;
import java.util.List;

/// `parallax check`: says whether a text makes a pipeline, without running it.
final class CheckCommand implements Command {
    private static final Usage USAGE = new Usage(
            "check",
            "PIPELINE...",
            "Checks a pipeline without running it and prints its graph, with the converters it needs.",
            List.of(
                    Option.EXPLAIN,
                    Option.CONVERTERS,
                    Option.FORMAT,
                    Option.FILE,
                    Option.SET,
                    Option.QUIET,
                    Option.HELP),
            """
            Exit codes: 0 it can be run, 2 the text makes no pipeline, or its elements do not agree on caps.

            Examples:
              parallax check --explain 'testsrc ! video/x-raw,format={RGB,BGR} ! video/x-raw,width=64 ! nullsink'
              parallax check --format=dot 'testsrc ! queue ! nullsink' | dot -Tsvg > graph.svg\
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
        GraphText.Format format = GraphText.Format.of(arguments);
        try (Pipeline pipeline = platform.parse(PipelineText.of(arguments), Parameters.of(arguments))) {
            Converters.apply(arguments, pipeline);
            Negotiation negotiation = pipeline.negotiation();
            if (arguments.has(Option.EXPLAIN)) {
                console.out().println(NegotiationText.of(negotiation));
            } else if (!arguments.has(Option.QUIET) && negotiation.conflict() == null) {
                console.out().println(GraphText.of(negotiation.graph(), format));
            }
            Negotiation.Conflict conflict = negotiation.conflict();
            if (conflict != null) {
                throw CommandException.wrongUsage(conflict.text());
            }
            return ExitCode.OK;
        }
    }
}
