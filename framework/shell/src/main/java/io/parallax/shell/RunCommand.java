package io.parallax.shell;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `parallax run`: keeps the container up, with a shell if a person can type.
@Command(
        name = "run",
        description = {
            "Starts the container, watches deploy/ and opens a shell.",
            "Without a terminal it runs without a shell, until SIGTERM. Nothing listens on the network."
        })
final class RunCommand implements Callable<Integer> {
    private final Platform platform;
    private final Console console;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    RunCommand(Platform platform, Console console) {
        this.platform = platform;
        this.console = console;
    }

    @Override
    public Integer call() {
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
