package org.example.embedded;

import io.parallax.api.app.AppSink;
import io.parallax.api.app.AppSource;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.pipeline.Parallax;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import java.util.ArrayList;
import java.util.List;

/// Pushes words into a pipeline and pulls them out again, in memory that the pipeline lends.
public final class Shout {
    public static void main(String... words) throws Exception {
        try (PipelineEngine engine = Parallax.embedded();
                Pipeline pipeline = engine.parse("appsrc name=in ! queue ! appsink name=out")) {
            pipeline.run().toCompletableFuture().join();
            echo(pipeline, words).forEach(System.out::println);
        }
    }

    static List<String> echo(Pipeline pipeline, String... words) throws Exception {
        AppSource in = pipeline.appSource("in");
        AppSink out = pipeline.appSink("out");
        for (String word : words) {
            try (LoanedSlot slot = in.loan(256)) {
                slot.bytes().setString(0, word);
                in.push(slot.publish(256));
            }
        }
        in.end();
        List<String> heard = new ArrayList<>();
        for (Buffer buffer = out.pull(); buffer != null; buffer = out.pull()) {
            heard.add(buffer.bytes().getString(0) + "!");
            buffer.close();
        }
        pipeline.awaitEnd();
        return heard;
    }
}
