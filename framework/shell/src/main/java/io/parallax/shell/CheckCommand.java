package io.parallax.shell;

import io.parallax.api.pipeline.Pipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `parallax check`: says whether a text makes a pipeline, without running it.
@Command(
        name = "check",
        description = "Checks a pipeline without running it and prints its graph.",
        footer = {
            "",
            "Exit codes: 0 it can be run, 2 the text makes no pipeline.",
            "",
            "Example: parallax check --format dot 'testsrc ! queue ! nullsink' | dot -Tsvg > graph.svg"
        })
final class CheckCommand implements Callable<Integer> {
    private final Platform platform;
    private final Console console;

    @Mixin
    private final PipelineArgument pipeline = new PipelineArgument();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "form of the graph: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private GraphText.Format format = GraphText.Format.text;

    @Option(
            names = {"-q", "--quiet"},
            description = "print errors only")
    private boolean quiet;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    CheckCommand(Platform platform, Console console) {
        this.platform = platform;
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Pipeline parsed = platform.engine().parse(pipeline.text())) {
            if (!quiet) {
                console.out().println(GraphText.of(parsed.graph(), format));
            }
            return ExitCode.OK;
        }
    }
}
