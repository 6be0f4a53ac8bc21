package io.parallax.shell;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `parallax launch`: runs one pipeline.
@Command(
        name = "launch",
        description = "Runs a pipeline until it ends.",
        footer = {
            "",
            "Exit codes: 0 it ended, 1 it failed while running, 2 the text makes no pipeline, 130 after Ctrl-C.",
            "Ctrl-C ends the sources, so that files are finished; Ctrl-C again stops at once.",
            "",
            "Examples:",
            "  parallax launch 'filesrc location=a ! queue ! filesink location=b'",
            "  parallax launch testsrc num-buffers=3 ! consolesink"
        })
final class LaunchCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Platform platform;
    private final Console console;

    @Mixin
    private final PipelineArgument pipeline = new PipelineArgument();

    @Option(
            names = {"-q", "--quiet"},
            description = "print errors only")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "print state changes, caps and messages of elements")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    LaunchCommand(Platform platform, Console console) {
        this.platform = platform;
        this.console = console;
    }

    @Override
    public Integer call() throws PipelineFailedException {
        Reporter reporter = new Reporter(
                console, quiet ? Reporter.Level.QUIET : verbose ? Reporter.Level.VERBOSE : Reporter.Level.NORMAL);
        try (Pipeline parsed = platform.engine().parse(pipeline.text())) {
            return new PipelineRun(parsed, reporter, PATIENCE).toItsEnd();
        }
    }
}
