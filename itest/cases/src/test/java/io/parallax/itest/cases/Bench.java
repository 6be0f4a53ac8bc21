package io.parallax.itest.cases;

import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Parallax;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.pipeline.PipelineStats;
import java.util.function.Predicate;

/// An embedded engine with the elements on the class path.
final class Bench implements AutoCloseable {
    final PipelineEngine engine = Parallax.embedded();

    /// {@return a pipeline that runs}
    Pipeline run(String text) throws Exception {
        Pipeline pipeline = engine.parse(text);
        pipeline.run().toCompletableFuture().get();
        return pipeline;
    }

    /// {@return the next message of a class that fits, the others are taken away}
    static <M extends Message> M await(Pipeline pipeline, Class<M> type, Predicate<M> wanted)
            throws InterruptedException {
        while (true) {
            Message message = pipeline.bus().take();
            if (type.isInstance(message) && wanted.test(type.cast(message))) {
                return type.cast(message);
            }
        }
    }

    static PipelineStats.ElementStats stats(Pipeline pipeline, String element) {
        return pipeline.stats().elements().stream()
                .filter(each -> each.name().equals(element))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        engine.close();
    }
}
