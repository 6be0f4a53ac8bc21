package io.parallax.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.log.Logger;
import org.slf4j.LoggerFactory;

class LogTest {
    private final LoggerContext context = new LoggerContext();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path base;

    @AfterEach
    void stop() {
        context.stop();
        System.clearProperty(LogSetup.LOG_FILE);
    }

    @Test
    void writesOneLineAnEventAndItsStackTraceBelow() throws Exception {
        configure("level=info");

        context.getLogger("a.b").info("hello {}", "you");
        context.getLogger("a.b").warn("oh", new IllegalStateException("no licence"));
        context.stop();

        assertThat(Files.readAllLines(log()))
                .anyMatch(line -> line.matches("\\d{4}-\\S+ INFO  \\d+ \\[.+] a\\.b: hello you"))
                .anyMatch(line -> line.contains("IllegalStateException: no licence"));
    }

    @Test
    void setsLevelsByTheStartOfAName() throws Exception {
        configure("level=warn\nlevel.a.b=debug");

        assertThat(context.getLogger("a.b.c").isDebugEnabled()).isTrue();
        assertThat(context.getLogger("a").getEffectiveLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void putsAFullFileAside() throws Exception {
        Files.createDirectories(base.resolve("log"));
        Files.write(log(), new byte[2048]);
        configure("file.size=1KB\nfile.count=2");

        for (int i = 0; i < 3; i++) {
            context.getLogger("a").info("x");
        }
        context.stop();

        assertThat(base.resolve("log/parallax.log.1")).exists();
    }

    @Test
    void goesWithoutALogWhereNoneCanBeWritten() throws Exception {
        Files.writeString(base.resolve("log"), "a file where the folder should be");

        LogSetup.choose(new Folders(base, base), false);
        var _ = new LogSetup().configure(context);

        assertThat(context.getLogger("a").isErrorEnabled()).isFalse();
    }

    @Test
    void insistsOnALogForAContainerThatStays() throws Exception {
        Files.writeString(base.resolve("log"), "a file where the folder should be");

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> LogSetup.choose(new Folders(base, base), true))
                .withMessageContaining("cannot write in " + base.resolve("log"));
    }

    @Test
    void takesWhatBundlesSayToTheLogService() {
        LoggerContext shared = (LoggerContext) LoggerFactory.getILoggerFactory();
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        shared.getLogger("a.service").addAppender(heard);
        shared.getLogger("a.service").setLevel(Level.INFO);
        Logger logger = new ServiceLog().getLogger("a.service");

        logger.warn("{} of {}", 1, 2);
        logger.error("oh", new IllegalStateException("x"));
        logger.audit("kept");
        logger.debug("not heard");

        assertThat(heard.list)
                .extracting(event -> event.getLevel() + " " + event.getFormattedMessage())
                .containsExactly("WARN 1 of 2", "ERROR oh", "INFO kept");
        assertThat(heard.list.get(1).getThrowableProxy().getMessage()).isEqualTo("x");
        assertThat(logger.isDebugEnabled()).isFalse();
        assertThat(logger.getName()).isEqualTo("a.service");
        assertThat(logger).isNotEqualTo(new ServiceLog().getLogger("a.service"));
    }

    private void configure(String settings) throws IOException, LaunchException {
        Files.createDirectories(base.resolve("conf"));
        Files.writeString(base.resolve("conf/logging.properties"), settings);
        LogSetup.choose(new Folders(base, base), true);
        context.setMDCAdapter(new LogbackMDCAdapter());
        var _ = new LogSetup().configure(context);
    }

    private Path log() {
        return base.resolve("log/parallax.log");
    }
}
