package io.parallax.itest.architecture;

import io.parallax.api.app.AppSink;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Parallax;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.pipeline.PipelineFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Runs pipelines one after the other, each to its end; the exit code is the number of those that failed.
final class Examples {
    private Examples() {}

    /// Runs them.
    /// @param arguments a file with one pipeline a line
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int failures = 0;
        try (PipelineEngine engine = Parallax.embedded()) {
            for (String line : Files.readAllLines(Path.of(arguments[0]))) {
                failures += runs(engine, line) ? 0 : 1;
            }
        }
        System.exit(failures);
    }

    private static boolean runs(PipelineEngine engine, String line) throws InterruptedException {
        try (Pipeline pipeline = engine.parse(line)) {
            pipeline.run();
            serve(pipeline);
            pipeline.awaitEnd();
            return true;
        } catch (PipelineFailedException | MalformedPipelineException e) {
            System.err.println("FAILED: " + line + "\n" + e.getMessage());
            return false;
        }
    }

    /// Does what an application does with the elements that are for it.
    private static void serve(Pipeline pipeline) throws InterruptedException {
        for (Graph.Node node : pipeline.graph().elements()) {
            if (node.type().equals("appsrc")) {
                pipeline.appSource(node.name()).end();
            } else if (node.type().equals("appsink")) {
                AppSink sink = pipeline.appSink(node.name());
                for (Buffer buffer = sink.pull(); buffer != null; buffer = sink.pull()) {
                    buffer.close();
                }
            }
        }
    }
}
