package org.example.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.Parallax;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import org.junit.jupiter.api.Test;

class ShoutTest {
    @Test
    void pullsWhatItPushes() throws Exception {
        try (PipelineEngine engine = Parallax.embedded();
                Pipeline pipeline = engine.parse("appsrc name=in ! queue ! appsink name=out")) {
            pipeline.run().toCompletableFuture().join();

            assertThat(Shout.echo(pipeline, "hello", "you")).containsExactly("hello!", "you!");
        }
    }
}
