package io.parallax.shell;

import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import java.time.Duration;
import java.util.List;

/// `parallax launch`: runs one pipeline.
final class LaunchCommand implements Command {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Usage USAGE = new Usage(
            "launch",
            "PIPELINE...",
            "Runs a pipeline until it ends.",
            List.of(
                    Option.FILE,
                    Option.SET,
                    Option.CONVERTERS,
                    Option.QUIET,
                    Option.VERBOSE,
                    Option.EOS_ON_SHUTDOWN,
                    Option.HELP),
            """
            The pipeline is one quoted word or several words; elements are linked by '!'.
            Ctrl-C ends the sources, so that files are finished; Ctrl-C again stops at once.

            Exit codes: 0 it ended, 1 it failed while running, 2 the text makes no pipeline, 130 after Ctrl-C.

            Examples:
              parallax launch 'filesrc location=a ! queue ! filesink location=b'
              parallax launch testsrc num-buffers=3 ! consolesink
              parallax launch --set out="$file" 'testsrc num-buffers=3 ! filesink location=${out}'\
            """);

    private final Platform platform;
    private final Console console;

    LaunchCommand(Platform platform, Console console) {
        this.platform = platform;
        this.console = console;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments) throws PipelineFailedException {
        String text = PipelineText.of(arguments);
        Reporter reporter = new Reporter(console, level(arguments));
        try (Pipeline pipeline = platform.parse(text, Parameters.of(arguments))) {
            Converters.apply(arguments, pipeline);
            if (arguments.has(Option.VERBOSE)) {
                reporter.negotiated(pipeline.negotiation());
            }
            return new PipelineRun(pipeline, reporter, PATIENCE).toItsEnd();
        }
    }

    private static Reporter.Level level(Arguments arguments) {
        if (arguments.has(Option.QUIET)) {
            return Reporter.Level.QUIET;
        }
        return arguments.has(Option.VERBOSE) ? Reporter.Level.VERBOSE : Reporter.Level.NORMAL;
    }
}
