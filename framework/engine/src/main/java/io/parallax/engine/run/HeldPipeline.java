package io.parallax.engine.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A pipeline whose control thread waits, so that nothing about it changes.
/// @param exchange exchanges its elements
/// @param end completed to let the control thread go on
record HeldPipeline(ElementExchange exchange, CompletableFuture<Void> end) {
    /// {@return the pipeline, null if its control thread does not come in time}
    /// @param control has the control thread
    /// @param maker looks at the pipeline, in the control thread
    /// @param limit longest wait
    static @Nullable HeldPipeline of(Control control, Supplier<ElementExchange> maker, Duration limit)
            throws InterruptedException {
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<ElementExchange> entered = new CompletableFuture<>();
        var _ = control.then(() -> {
            entered.complete(maker.get());
            return end.get();
        });
        try {
            return new HeldPipeline(entered.get(limit.toNanos(), TimeUnit.NANOSECONDS), end);
        } catch (ExecutionException | TimeoutException _) {
            end.complete(null);
            return null;
        }
    }

    void release() {
        end.complete(null);
    }
}
