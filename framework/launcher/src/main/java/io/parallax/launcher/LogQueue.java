package io.parallax.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Writes the log in a thread of its own, a platform thread, so that a slow disk holds up nobody who logs: whoever
/// finds the queue full waits for a limited time, and then the event is lost. How many were is told in the log.
///
/// When the process ends, what is queued is written, and from then on whoever logs writes by himself.
final class LogQueue extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Appender<ILoggingEvent> target;
    private final BlockingQueue<ILoggingEvent> queue;
    private final Duration longestWait;
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer =
            Thread.ofPlatform().name("parallax/log").daemon(true).unstarted(this::write);
    private volatile boolean direct;

    /// @param target where events go
    /// @param size most events that wait
    /// @param longestWait how long whoever logs may be held up when so many wait
    LogQueue(Appender<ILoggingEvent> target, int size, Duration longestWait) {
        this.target = target;
        this.queue = new ArrayBlockingQueue<>(size);
        this.longestWait = longestWait;
    }

    @Override
    public void start() {
        writer.start();
        super.start();
    }

    /// Writes what is queued, as far as that takes no longer than a second.
    @Override
    public void stop() {
        if (!isStarted()) {
            return;
        }
        super.stop();
        lastWords();
        target.stop();
    }

    /// The process ends: writes what is queued, and lets others write by themselves from now on.
    void lastWords() {
        direct = true;
        boolean interrupted = false;
        try {
            writer.interrupt();
            writer.join(LAST_WORDS);
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        if (direct) {
            target.doAppend(event);
        } else if (!queue.offer(event) && !waitForRoom(event)) {
            lost.incrementAndGet();
        }
    }

    private boolean waitForRoom(ILoggingEvent event) {
        try {
            return queue.offer(event, longestWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write() {
        while (!direct) {
            try {
                write(queue.take());
            } catch (InterruptedException _) {
                // the flag tells whether it is over
            }
        }
        for (ILoggingEvent event = queue.poll(); event != null; event = queue.poll()) {
            write(event);
        }
        tellLost();
    }

    private void write(ILoggingEvent event) {
        target.doAppend(event);
        if (queue.isEmpty()) {
            tellLost();
        }
    }

    private void tellLost() {
        long count = lost.getAndSet(0);
        if (count > 0 && getContext() instanceof LoggerContext context) {
            target.doAppend(event(context, count));
        }
    }

    private static LoggingEvent event(LoggerContext context, long count) {
        @Nullable Throwable none = null;
        return new LoggingEvent(
                LogQueue.class.getName(),
                context.getLogger(LogQueue.class),
                Level.WARN,
                "{} events were not logged, since the log could not be written as fast as they came",
                none,
                new Object[] {count});
    }
}
