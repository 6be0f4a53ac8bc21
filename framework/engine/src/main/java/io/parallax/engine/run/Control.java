package io.parallax.engine.run;

import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.PipelineState;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Makes the state changes of one pipeline one after the other, in a thread that goes away when there are none; and
/// tells those who wait for the end.
final class Control implements AutoCloseable {
    private static final long IDLE_SECONDS = 2;

    private final String pipeline;
    private final ThreadPoolExecutor executor;
    /// Completed with the failure, or null, when what was begun last has ended. Guarded by this.
    private CompletableFuture<Message.@Nullable Failed> end = CompletableFuture.completedFuture(null);

    Control(String pipeline) {
        this.pipeline = pipeline;
        this.executor = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("parallax/" + pipeline).daemon(true).factory());
        executor.allowCoreThreadTimeOut(true);
    }

    /// Asks for a change that begins a run: from now on there is an end to wait for.
    CompletionStage<PipelineState> begin(Callable<PipelineState> change) {
        synchronized (this) {
            if (end.isDone()) {
                end = new CompletableFuture<>();
            }
        }
        return then(() -> {
            try {
                return change.call();
            } catch (CancellationException e) {
                throw e; // whoever cancelled it ends it
            } catch (Throwable e) {
                refused(e);
                throw e;
            }
        });
    }

    /// What was begun does not come to its end, or does not even begin.
    void refused(Throwable cause) {
        CompletableFuture<Message.@Nullable Failed> waiting;
        synchronized (this) {
            waiting = end;
        }
        waiting.completeExceptionally(cause);
    }

    /// Asks for a change.
    <T> CompletionStage<T> then(Callable<T> change) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            executor.execute(() -> {
                try {
                    done.complete(change.call());
                } catch (Throwable e) {
                    done.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException _) {
            done.completeExceptionally(new IllegalStateException("pipeline " + pipeline + " is closed"));
        }
        return done;
    }

    /// The run has ended.
    /// @param failure why, null if it was no failure
    void ended(Message.@Nullable Failed failure) {
        CompletableFuture<Message.@Nullable Failed> waiting;
        synchronized (this) {
            waiting = end;
            end = CompletableFuture.completedFuture(failure);
        }
        waiting.complete(failure);
    }

    /// {@return how the run ended that was begun last, null for no failure} Waits for it.
    Message.@Nullable Failed awaitEnd() throws InterruptedException {
        CompletableFuture<Message.@Nullable Failed> waiting;
        synchronized (this) {
            waiting = end;
        }
        try {
            return waiting.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("the end cannot be awaited", e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
