package io.parallax.elements.io;

import java.io.IOException;
import java.nio.file.Path;

/// Named pipes.
final class Pipes {
    private Pipes() {}

    /// {@return a new pipe in a folder}
    static Path make(Path folder) throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        int code = new ProcessBuilder("mkfifo", pipe.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("mkfifo " + pipe + " ended with " + code);
        }
        return pipe;
    }
}
