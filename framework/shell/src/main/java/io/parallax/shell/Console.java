package io.parallax.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a command speaks.
/// @param out data, and nothing but data
/// @param err everything else
/// @param watched whether a person looks at `err`
/// @param interactive whether a person can type
record Console(PrintStream out, PrintStream err, boolean watched, boolean interactive) {
    @SuppressWarnings("SystemOut") // the one place where the process's own streams are taken
    static Console ofProcess() {
        return new Console(System.out, System.err, isTerminal(2), isTerminal(0) && isTerminal(1));
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
