package io.parallax.engine.run;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/// Waits for what the control thread does.
final class Stages {
    private Stages() {}

    /// {@return the result} Throws what the stage failed with, if that is unchecked.
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw e;
        }
    }
}
