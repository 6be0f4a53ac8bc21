package io.parallax.engine;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where elements print text for a person.
final class Console {
    private Console() {}

    /// {@return the log's logger `parallax.console`, or standard output}
    /// @param target `log`, or anything else for standard output
    static PrintStream of(@Nullable String target) {
        OutputStream out = "log".equals(target) ? new LogLines() : new FileOutputStream(FileDescriptor.out);
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    /// Makes each line an entry of the log.
    private static final class LogLines extends OutputStream {
        private static final Logger LOG = LoggerFactory.getLogger("parallax.console");

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b != '\n') {
                line.write(b);
            } else {
                LOG.info("{}", line.toString(StandardCharsets.UTF_8));
                line.reset();
            }
        }
    }
}
