package io.parallax.shell;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.PipelineFailedException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Understands a command line, runs its command and turns what goes wrong into one message and an exit code. What is no
/// user's mistake goes to the log with its stack trace, never to the console.
final class CommandLineParser {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLineParser.class);

    private final Platform platform;
    private final Console console;

    CommandLineParser(Platform platform, Console console) {
        this.platform = platform;
        this.console = console;
    }

    /// {@return the exit code}
    int run(String... args) {
        CommandLine parser = new CommandLine(new Root());
        var _ = parser.addSubcommand("launch", new LaunchCommand(platform, console))
                .addSubcommand("check", new CheckCommand(platform, console))
                .addSubcommand("inspect", new InspectCommand(platform, console))
                .addSubcommand("run", new RunCommand(platform, console))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(console.out(), true, Charset.defaultCharset()))
                .setErr(new PrintWriter(console.err(), true, Charset.defaultCharset()))
                .setParameterExceptionHandler((error, words) -> wrongUsage(error))
                .setExecutionExceptionHandler((error, command, result) -> failed(error));
        parser.getCommandSpec().versionProvider(platform::version);
        return parser.execute(args);
    }

    private int wrongUsage(ParameterException error) {
        CommandSpec command = error.getCommandLine().getCommandSpec();
        console.err().println("parallax: " + error.getMessage());
        console.err().println("try: " + command.qualifiedName() + " --help");
        return ExitCode.WRONG_USAGE;
    }

    private int failed(Exception error) {
        return switch (error) {
            case MalformedPipelineException malformed -> tell(malformed.getMessage(), ExitCode.WRONG_USAGE);
            case PipelineFailedException failed -> tell(failed.getMessage(), ExitCode.FAILED);
            case CommandException command -> tell(command.getMessage(), command.exitCode());
            default -> {
                LOG.error("internal error", error);
                yield tell("internal error: " + error + "\n  details: " + platform.log(), ExitCode.INTERNAL);
            }
        };
    }

    private int tell(@Nullable String message, int exitCode) {
        console.err().println("parallax: " + message);
        return exitCode;
    }

    /// What stands before a command.
    @Command(
            name = "parallax",
            description = "Runs streaming pipelines, for example: parallax launch 'testsrc num-buffers=3 ! consolesink'",
            synopsisSubcommandLabel = "COMMAND",
            footer = {"", "'parallax COMMAND --help' tells more about a command."})
    static final class Root implements Runnable {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        @Option(names = {"-h", "--help"}, usageHelp = true, description = "show this help")
        @SuppressWarnings("UnusedVariable") // picocli acts on it
        private boolean help;

        @Option(names = {"-V", "--version"}, versionHelp = true, description = "show versions")
        @SuppressWarnings("UnusedVariable") // picocli acts on it
        private boolean version;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "a command is missing: launch, check, inspect or run");
        }
    }
}
