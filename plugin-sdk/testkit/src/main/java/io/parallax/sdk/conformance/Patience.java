package io.parallax.sdk.conformance;

import io.parallax.api.element.Flow;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Calls an element as the engine does it: in a thread that is interrupted when it is to come back.
final class Patience {
    /// How long a source may wait for something that does not come.
    static final Duration SHORT = Duration.ofMillis(500);

    /// How long anything else may.
    static final Duration LONG = Duration.ofSeconds(5);

    /// How long a call may take to come back once it is interrupted.
    private static final Duration LEAVE = Duration.ofSeconds(20);

    /// How long a thousand lives may take.
    static final Duration VERY_LONG = Duration.ofMinutes(2);

    private Patience() {}

    /// {@return what became of a call}
    /// @throws AssertionError if it does not come back from an interrupt
    /// @param wait how long it may wait before it is interrupted
    static Answer call(Callable<@Nullable Flow> call, Duration wait) throws InterruptedException {
        return call(call, wait, false);
    }

    /// {@return what became of a call whose thread was interrupted before}
    /// @throws AssertionError if it does not come back
    static Answer callInterrupted(Callable<@Nullable Flow> call) throws InterruptedException {
        return call(call, LONG, true);
    }

    private static Answer call(Callable<@Nullable Flow> call, Duration wait, boolean interrupted)
            throws InterruptedException {
        CompletableFuture<@Nullable Flow> result = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().daemon().name("conformance").start(() -> {
            try {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                result.complete(call.call());
            } catch (Throwable e) { // an element may throw anything
                result.completeExceptionally(e);
            }
        });
        Answer answer = await(result, wait);
        if (answer == null) {
            thread.interrupt();
            answer = await(result, LEAVE);
            if (answer == null) {
                throw hangs(thread);
            }
            boolean isAnswer = answer instanceof Answer.Answered || isInterruption(answer);
            return isAnswer ? new Answer.Recalled() : answer;
        }
        return answer;
    }

    private static boolean isInterruption(Answer answer) {
        return answer instanceof Answer.Threw(Throwable failure) && Faults.isInterruption(failure);
    }

    private static @Nullable Answer await(CompletableFuture<@Nullable Flow> result, Duration limit)
            throws InterruptedException {
        try {
            return new Answer.Answered(result.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return new Answer.Threw(cause == null ? e : cause);
        } catch (TimeoutException _) {
            return null;
        }
    }

    private static AssertionError hangs(Thread thread) {
        AssertionError error = new AssertionError("the element does not come back from an interrupt within "
                + LEAVE.toSeconds() + " s; below is where it is");
        error.setStackTrace(thread.getStackTrace());
        return error;
    }
}
