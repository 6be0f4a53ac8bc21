package io.parallax.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import org.slf4j.LoggerFactory;

/// Runs one command line in a container of its own.
final class Launcher {
    /// Exit code when the container itself does not come up.
    static final int CONTAINER_FAILED = 70;

    private static final String RESIDENT_COMMAND = "run";
    private static final long COMMAND_LINE_LIMIT_MS = Long.getLong("parallax.start.limit.ms", 10_000);

    private final Folders folders;
    private final PrintStream err;
    private final Signals signals = new Signals();

    Launcher(Folders folders, PrintStream err) {
        this.folders = folders;
        this.err = err;
    }

    /// {@return the exit code}
    /// @param args the command line
    int run(String[] args) {
        Thread.ofPlatform().daemon().name("parallax-signals").start(signals::listen);
        boolean resident = isResident(args);
        try {
            LogSetup.choose(folders, resident);
            return signals.exitCode(runInContainer(args, resident));
        } catch (LaunchException e) {
            LoggerFactory.getLogger(Launcher.class).error("the container did not start", e);
            err.println("parallax: " + e.getMessage());
            return CONTAINER_FAILED;
        } catch (InterruptedException e) {
            return signals.exitCode(CONTAINER_FAILED);
        }
    }

    /// {@return whether the container stays, with plugins that come and go and perhaps a shell}
    static boolean isResident(String[] args) {
        List<String> words = List.of(args);
        return words.indexOf(RESIDENT_COMMAND) == 0 && !words.contains("--help") && !words.contains("-h");
    }

    private int runInContainer(String[] args, boolean resident) throws LaunchException, InterruptedException {
        try (Storage storage = storage(resident)) {
            Thread cleaner = new Thread(storage::close, "parallax-cleaner");
            Runtime.getRuntime().addShutdownHook(cleaner);
            try (Container container = Container.start(
                    Settings.of(folders, storage.bundles(), resident),
                    folders.systemBundles(),
                    resident ? folders.shellBundles() : List.of())) {
                return call(container.commandLine(COMMAND_LINE_LIMIT_MS), args);
            }
        }
    }

    private int call(ToIntFunction<String[]> commandLine, String[] args) {
        signals.interruptMe();
        try {
            return commandLine.applyAsInt(args);
        } finally {
            signals.leaveMeAlone();
        }
    }

    private Storage storage(boolean resident) throws LaunchException {
        return resident
                ? Storage.resident(folders)
                : Storage.temporary(Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }
}
