package io.parallax.shell;

import java.util.List;

/// `parallax run`: keeps the container up, with a shell if a person can type.
final class RunCommand implements Command {
    private static final Usage USAGE =
            new Usage("run", "", "Starts the container, watches deploy/ and opens a shell.", List.of(Option.HELP), """
                In the shell 'help' lists the commands, TAB completes them, and Ctrl-D ends the container.
                Without a terminal it runs without a shell, until SIGTERM. Nothing listens on the network.\
                """);

    private final Platform platform;
    private final Console console;

    RunCommand(Platform platform, Console console) {
        this.platform = platform;
        this.console = console;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public int run(Arguments arguments) {
        if (!arguments.words().isEmpty()) {
            throw CommandException.wrongUsage("run takes no words; to run a pipeline: parallax launch");
        }
        var _ = platform.engine();
        if (console.interactive()) {
            platform.startShell();
        }
        try {
            platform.awaitStop();
            return ExitCode.OK;
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        }
    }
}
