package io.parallax.itest.osgi;

import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.pipeline.PipelineFailedException;
import java.util.ArrayList;
import java.util.List;

/// Runs pipelines to their end. Used inside the container.
final class Pipelines {
    private Pipelines() {}

    /// {@return what its elements posted, as `name fields`}
    static List<String> run(PipelineEngine engine, String text) throws InterruptedException, PipelineFailedException {
        List<String> posted = new ArrayList<>();
        try (Pipeline pipeline = engine.parse(text)) {
            var _ = pipeline.run();
            pipeline.awaitEnd();
            for (Message message = pipeline.bus().poll();
                    message != null;
                    message = pipeline.bus().poll()) {
                if (message instanceof Message.ElementMessage element) {
                    posted.add(element.name() + " " + element.fields());
                }
            }
        }
        return posted;
    }
}
