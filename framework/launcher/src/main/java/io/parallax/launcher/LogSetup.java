package io.parallax.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sets up the log as `conf/logging.properties` says. Logback finds it as a service; unlike a file for it to parse,
/// this costs next to nothing at start.
///
/// Several processes append to one file. Each line is one write, so they do not mix; who still writes to a file that
/// another one has just put aside goes on there.
public final class LogSetup extends ContextAwareBase implements Configurator {
    /// System property that tells where the log is; not set when there is none.
    static final String LOG_FILE = "parallax.log";

    private static volatile Map<String, String> settings = Map.of();

    /// Decides where the log goes, before anything logs.
    /// @throws LaunchException if the settings cannot be read, or a resident container cannot write its log
    static void choose(Folders folders, boolean resident) throws LaunchException {
        settings = Settings.read(folders.configuration("logging.properties"));
        Path folder = folders.log();
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                System.setProperty(LOG_FILE, folder.resolve("parallax.log").toString());
            } else if (resident) {
                throw notWritable(folder, "no permission for user " + System.getProperty("user.name"), null);
            }
        } catch (IOException e) {
            if (resident) {
                throw notWritable(folder, Reasons.of(e), e);
            }
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getStatusManager().add(new NopStatusListener());
        String file = System.getProperty(LOG_FILE);
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (file == null) {
            root.setLevel(Level.OFF);
            return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
        }
        root.addAppender(queue(context, appender(context, file)));
        root.setLevel(Level.toLevel(settings.get("level"), Level.INFO));
        settings.forEach((name, level) -> {
            if (name.startsWith("level.")) {
                context.getLogger(name.substring("level.".length())).setLevel(Level.toLevel(level, Level.INFO));
            }
        });
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static LogQueue queue(LoggerContext context, RollingFileAppender<ILoggingEvent> file) {
        int size = Integer.parseInt(settings.getOrDefault("queue.size", "1024"));
        long waitMs = Long.parseLong(settings.getOrDefault("queue.wait.ms", "10"));
        LogQueue queue = new LogQueue(file, size, Duration.ofMillis(waitMs));
        queue.setContext(context);
        queue.start();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("parallax/log-end").unstarted(queue::lastWords));
        return queue;
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, String file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file);
        LineEncoder encoder = new LineEncoder();
        encoder.setContext(context);
        encoder.start();
        appender.setEncoder(encoder);
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(Integer.parseInt(settings.getOrDefault("file.count", "3")));
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf(settings.getOrDefault("file.size", "10MB")));
        size.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        appender.start();
        return appender;
    }

    private static LaunchException notWritable(Path folder, String reason, @Nullable Throwable cause) {
        String message = "cannot write in " + folder + ": " + reason
                + "; make it writable, or set PARALLAX_BASE to a folder of yours";
        return cause == null ? new LaunchException(message) : new LaunchException(message, cause);
    }
}
