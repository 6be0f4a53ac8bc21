package io.parallax.shell;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.api.pipeline.PipelineStuckException;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Waits for a change of a pipeline that a command has asked for.
final class StateChange {
    private static final long PATIENCE_SECONDS = 30;

    private StateChange() {}

    /// {@return the state that a change leads to}
    /// @throws CommandException if it does not; the message says why
    static String reached(Supplier<CompletionStage<PipelineState>> change) {
        try {
            return change.get()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .name()
                    .toLowerCase(Locale.ROOT);
        } catch (MalformedPipelineException e) {
            throw CommandException.wrongUsage(String.valueOf(e.getMessage()));
        } catch (ExecutionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException _) {
            throw new CommandException(
                    ExitCode.FAILED, "not done within " + PATIENCE_SECONDS + " s; it goes on in the background");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.FAILED, "interrupted");
        }
    }

    private static CommandException failed(Throwable cause) {
        return switch (cause) {
            case PipelineFailedException failed ->
                new CommandException(ExitCode.FAILED, Background.reason(failed.failure()));
            case PipelineStuckException stuck ->
                new CommandException(
                        ExitCode.FAILED,
                        stuck.getMessage() + ", here: parallax:stop --abandon "
                                + stuck.stuck().pipeline());
            case MalformedPipelineException malformed ->
                CommandException.wrongUsage(String.valueOf(malformed.getMessage()));
            default -> new CommandException(ExitCode.FAILED, String.valueOf(cause.getMessage()));
        };
    }
}
