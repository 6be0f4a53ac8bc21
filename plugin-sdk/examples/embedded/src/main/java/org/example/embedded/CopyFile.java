package org.example.embedded;

import io.parallax.api.pipeline.Parallax;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;

/// Copies a file through a pipeline, without any container.
public final class CopyFile {
    public static void main(String... files) throws Exception {
        try (PipelineEngine engine = Parallax.embedded();
                Pipeline pipeline = engine.builder("copy")
                        .add("filesrc", "from")
                        .set("from", "location", files[0])
                        .add("queue", "queue")
                        .add("filesink", "to")
                        .set("to", "location", files[1])
                        .link("from", "queue")
                        .link("queue", "to")
                        .build()) {
            pipeline.run();
            pipeline.awaitEnd();
        }
    }
}
