package io.parallax.shell;

import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineStats;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one pipeline in front of a person, to its end. One thread uses it.
///
/// An interrupt of that thread asks for the end: the first one ends the sources, so that files are finished; the second
/// one, or the end of the patience, stops the pipeline.
final class PipelineRun {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);

    private final Pipeline pipeline;
    private final Reporter reporter;
    private final Set<String> sources;
    private final long patienceNs;
    private @Nullable Long endByNs;

    PipelineRun(Pipeline pipeline, Reporter reporter, Duration patience) {
        this.pipeline = pipeline;
        this.reporter = reporter;
        this.patienceNs = patience.toNanos();
        this.sources = Totals.sources(pipeline.graph());
    }

    /// Runs the pipeline and waits for its end.
    /// @return the exit code
    /// @throws PipelineFailedException if an element failed
    int toItsEnd() throws PipelineFailedException {
        CompletableFuture<PipelineStats> ended = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("parallax-wait-" + pipeline.name()).start(() -> awaitEnd(ended));
        while (true) {
            try {
                PipelineStats stats = ended.get(Reporter.TICK_MS, TimeUnit.MILLISECONDS);
                passMessages();
                reporter.ended(Totals.of(stats, sources));
                return endByNs == null ? ExitCode.OK : ExitCode.INTERRUPTED;
            } catch (TimeoutException e) {
                passMessages();
                reporter.tick(Totals.of(pipeline.stats(), sources));
                if (endByNs != null && System.nanoTime() - endByNs > 0) {
                    return stopNow("did not end within " + Quantities.span(patienceNs));
                }
            } catch (InterruptedException e) {
                if (endByNs != null) {
                    return stopNow("asked twice");
                }
                endByNs = System.nanoTime() + patienceNs;
                reporter.note("ending; Ctrl-C again stops at once");
                pipeline.end();
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }
    }

    private void awaitEnd(CompletableFuture<PipelineStats> ended) {
        try {
            pipeline.run().toCompletableFuture().join();
            pipeline.awaitEnd();
            ended.complete(pipeline.stats());
        } catch (CompletionException e) {
            ended.completeExceptionally(e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) {
            ended.completeExceptionally(e);
        }
    }

    private PipelineFailedException failure(ExecutionException error) {
        passMessages();
        reporter.clear();
        Throwable cause = error.getCause();
        if (cause instanceof PipelineFailedException failed) {
            LOG.debug("pipeline {} failed", pipeline.name(), failed);
            return failed;
        }
        throw new IllegalStateException("the pipeline could not be run", cause);
    }

    private int stopNow(String reason) {
        reporter.note("stopping: " + reason);
        try {
            var _ = pipeline.stop().toCompletableFuture().get(patienceNs, TimeUnit.NANOSECONDS);
        } catch (InterruptedException | TimeoutException | ExecutionException e) {
            LOG.warn("pipeline {} did not stop", pipeline.name(), e);
        }
        passMessages();
        return ExitCode.INTERRUPTED;
    }

    private void passMessages() {
        for (Message message = pipeline.bus().poll();
                message != null;
                message = pipeline.bus().poll()) {
            reporter.message(message);
        }
    }
}
