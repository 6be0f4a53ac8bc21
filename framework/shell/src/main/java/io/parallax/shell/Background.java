package io.parallax.shell;

import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.time.ClockTime;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs pipelines behind the shell and remembers for a while how they ended. Any thread may use it.
@Component(service = Background.class)
public final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final int REMEMBERED = 50;
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);

    /// How a pipeline ended.
    /// @param name its name
    /// @param text its text
    /// @param failed whether it failed
    /// @param reason why it ended, for people
    record Outcome(String name, String text, boolean failed, String reason) {}

    private final Map<String, Outcome> outcomes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Outcome> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// Runs a pipeline and closes it when it ends.
    /// @param pipeline a pipeline, owned by this from now on
    /// @throws CommandException if it fails to start
    void run(Pipeline pipeline) {
        try {
            var _ = pipeline.run().toCompletableFuture().get(START_PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            pipeline.close();
            throw failedToStart(pipeline, e.getCause());
        } catch (TimeoutException e) {
            LOG.info("pipeline {} is slow to start", pipeline.name());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Thread.ofVirtual().name("parallax-watch-" + pipeline.name()).start(() -> watch(pipeline));
    }

    /// {@return how the pipelines ended that ended lately, oldest first}
    synchronized Collection<Outcome> outcomes() {
        return List.copyOf(outcomes.values());
    }

    /// {@return how a pipeline ended, if it did lately}
    synchronized Optional<Outcome> outcome(String name) {
        return Optional.ofNullable(outcomes.get(name));
    }

    /// Ends a pipeline's sources, so that files are finished, and stops it if it has not ended in time.
    /// @param pipeline the pipeline
    /// @param patience longest wait
    /// @return whether it ended by itself
    static boolean end(Pipeline pipeline, Duration patience) throws InterruptedException {
        pipeline.end();
        Thread waiter = Thread.ofVirtual().start(() -> awaitQuietly(pipeline));
        boolean ended = waiter.join(patience);
        if (!ended) {
            var _ = pipeline.stop();
            waiter.interrupt();
        }
        return ended;
    }

    private void watch(Pipeline pipeline) {
        String text = pipeline.toText();
        Outcome outcome;
        try {
            pipeline.awaitEnd();
            outcome = new Outcome(pipeline.name(), text, false, "its streams ended");
        } catch (PipelineFailedException e) {
            LOG.debug("pipeline {} failed", pipeline.name(), e);
            outcome = new Outcome(pipeline.name(), text, true, reason(e.failure()));
        } catch (IllegalStateException e) {
            LOG.debug("pipeline {} does not end", pipeline.name(), e);
            outcome = new Outcome(pipeline.name(), text, true, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return;
        }
        synchronized (this) {
            outcomes.remove(outcome.name());
            outcomes.put(outcome.name(), outcome);
        }
        pipeline.close();
    }

    private static void awaitQuietly(Pipeline pipeline) {
        try {
            pipeline.awaitEnd();
        } catch (PipelineFailedException | IllegalStateException | InterruptedException e) {
            LOG.debug("pipeline {} ended", pipeline.name(), e);
        }
    }

    private static CommandException failedToStart(Pipeline pipeline, @Nullable Throwable cause) {
        Throwable root = cause instanceof CompletionException ? cause.getCause() : cause;
        LOG.debug("pipeline {} did not start", pipeline.name(), root);
        return new CommandException(
                ExitCode.FAILED,
                root instanceof PipelineFailedException failed ? reason(failed.failure()) : String.valueOf(root));
    }

    /// {@return what failed and where, for people}
    static String reason(Message.Failed failure) {
        return failure.element() + ": " + failure.reason()
                + (failure.sequence() >= 0 ? " (at buffer " + failure.sequence() + pts(failure) + ")" : "");
    }

    private static String pts(Message.Failed failure) {
        return failure.pts() == ClockTime.NONE ? "" : ", pts " + ClockTime.toText(failure.pts());
    }
}
