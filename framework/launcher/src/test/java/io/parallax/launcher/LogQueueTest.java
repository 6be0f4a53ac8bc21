package io.parallax.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LogQueueTest {
    private final LoggerContext context = new LoggerContext();
    private final Disk disk = new Disk();

    @AfterEach
    void stop() {
        disk.works.countDown();
        context.stop();
    }

    /// Writes nothing until it is told to work.
    private static final class Disk extends AppenderBase<ILoggingEvent> {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch works = new CountDownLatch(1);
        final List<String> written = Collections.synchronizedList(new ArrayList<>());

        @Override
        protected void append(ILoggingEvent event) {
            asked.countDown();
            boolean interrupted = false;
            while (true) {
                try {
                    works.await();
                    break;
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            written.add(event.getFormattedMessage());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Logger logger(LogQueue queue) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        disk.setContext(context);
        disk.start();
        queue.setContext(context);
        queue.start();
        Logger logger = context.getLogger("a");
        logger.addAppender(queue);
        return logger;
    }

    @Test
    void aDiskThatStandsStillHoldsUpNobodyForLongAndWhatIsLostIsTold() throws Exception {
        LogQueue queue = new LogQueue(disk, 4, Duration.ofNanos(1));
        Logger logger = logger(queue);
        logger.info("0");
        disk.asked.await();
        for (int i = 1; i < 100; i++) {
            logger.info("{}", i);
        }

        assertThat(disk.written).isEmpty();
        disk.works.countDown();
        queue.stop();
        assertThat(disk.written)
                .containsExactly(
                        "0",
                        "1",
                        "2",
                        "3",
                        "4",
                        "95 events were not logged, since the log could not be written as fast as they came");
    }

    @Test
    void whoLogsWaitsForRoomAsLongAsItMay() throws Exception {
        LogQueue queue = new LogQueue(disk, 1, Duration.ofMinutes(1));
        Logger logger = logger(queue);
        Thread writes = Thread.ofVirtual().start(() -> IntStream.range(0, 50).forEach(i -> logger.info("{}", i)));
        disk.asked.await();
        disk.works.countDown();
        writes.join();
        queue.stop();

        assertThat(disk.written)
                .isEqualTo(IntStream.range(0, 50).mapToObj(Integer::toString).toList());
    }

    @Test
    void anInterruptedThreadKeepsItsInterruptAndStillLogs() {
        disk.works.countDown();
        LogQueue queue = new LogQueue(disk, 4, Duration.ofMinutes(1));
        Logger logger = logger(queue);
        Thread.currentThread().interrupt();
        logger.info("stopping");

        assertThat(Thread.interrupted()).isTrue();
        queue.stop();
        assertThat(disk.written).containsExactly("stopping");
    }

    @Test
    void afterTheLastWordsWhoLogsWritesByHimself() {
        disk.works.countDown();
        LogQueue queue = new LogQueue(disk, 4, Duration.ZERO);
        Logger logger = logger(queue);
        logger.info("queued");
        queue.lastWords();
        logger.info("direct");

        assertThat(disk.written).containsExactly("queued", "direct");
    }
}
