package io.parallax.launcher;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Sends what the framework itself logs to the log file instead of the console.
final class FrameworkLog extends Logger {
    private static final String NAME = "org.apache.felix.framework";

    @Override
    protected void doLog(int level, String message, @Nullable Throwable error) {
        LoggerFactory.getLogger(NAME)
                .atLevel(
                        switch (level) {
                            case LOG_ERROR -> Level.ERROR;
                            case LOG_WARNING -> Level.WARN;
                            case LOG_INFO -> Level.INFO;
                            default -> Level.DEBUG;
                        })
                .setCause(error)
                .log(message);
    }
}
