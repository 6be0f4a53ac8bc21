package io.parallax.shell;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.PipelineFailedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Understands a command line, runs its command and turns what goes wrong into one message and an exit code. What is no
/// user's mistake goes to the log with its stack trace, never to the console.
///
/// It is written by hand, since a library for it takes longer to load than all the rest of a short command.
final class CommandLine {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);
    private static final List<Option> OPTIONS = List.of(Option.HELP, Option.VERSION);

    private final Platform platform;
    private final Console console;
    private final List<Command> commands;

    CommandLine(Platform platform, Console console) {
        this.platform = platform;
        this.console = console;
        this.commands = List.of(
                new LaunchCommand(platform, console),
                new CheckCommand(platform, console),
                new GraphCommand(platform, console),
                new InspectCommand(platform, console),
                new RunCommand(platform, console));
    }

    /// {@return the exit code}
    /// @param args the arguments, the command's name first
    int run(String... args) {
        List<String> words = List.of(args);
        try {
            return words.isEmpty() || words.getFirst().startsWith("-")
                    ? own(Arguments.of(OPTIONS, words))
                    : run(command(words.getFirst()), words.subList(1, words.size()));
        } catch (MalformedPipelineException e) {
            return tell(e.getMessage(), ExitCode.WRONG_USAGE);
        } catch (PipelineFailedException e) {
            return tell(e.getMessage(), ExitCode.FAILED);
        } catch (CommandException e) {
            return tell(e.getMessage(), e.exitCode());
        } catch (RuntimeException | Error e) {
            LOG.error("internal error", e);
            return tell("internal error: " + e + "\n  details: " + platform.log(), ExitCode.INTERNAL);
        }
    }

    private int run(Command command, List<String> rest) throws PipelineFailedException {
        Command.Usage usage = command.usage();
        Arguments arguments;
        try {
            arguments = Arguments.of(usage.options(), rest);
        } catch (CommandException e) {
            throw CommandException.wrongUsage(e.getMessage() + "\n  try: parallax " + usage.name() + " --help");
        }
        if (arguments.has(Option.HELP)) {
            console.out().println(usage.help());
            return ExitCode.OK;
        }
        return command.run(arguments);
    }

    private int own(Arguments arguments) {
        if (arguments.has(Option.VERSION)) {
            console.out().println(platform.version());
            return ExitCode.OK;
        }
        if (arguments.has(Option.HELP)) {
            console.out().println(help());
            return ExitCode.OK;
        }
        throw CommandException.wrongUsage("a command is missing\n\n" + help());
    }

    private Command command(String name) {
        List<String> names = commands.stream().map(c -> c.usage().name()).toList();
        return commands.stream()
                .filter(command -> command.usage().name().equals(name))
                .findFirst()
                .orElseThrow(() -> CommandException.wrongUsage("no command '" + name + "'"
                        + Names.nearest(name, names)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("; there are " + String.join(", ", names))
                        + (name.contains(" ") ? "\n  to run a pipeline: parallax launch '" + name + "'" : "")));
    }

    private String help() {
        Table table = Table.plain();
        commands.forEach(
                command -> table.row(command.usage().name(), command.usage().summary()));
        String notes = "Commands:\n" + String.join("\n", table.lines("  "))
                + "\n\n'parallax COMMAND --help' tells more about a command.";
        return new Command.Usage(
                        "",
                        "COMMAND",
                        "Runs streaming pipelines, for example: parallax launch 'testsrc num-buffers=3 ! consolesink'",
                        OPTIONS,
                        notes)
                .help();
    }

    private int tell(@Nullable String message, int exitCode) {
        console.err().println("parallax: " + message);
        return exitCode;
    }
}
