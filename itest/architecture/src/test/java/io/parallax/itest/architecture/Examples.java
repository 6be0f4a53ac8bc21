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
import java.util.Map;

/// Runs pipelines one after the other, each to its end; the exit code is the number of those that failed.
final class Examples {
    private static final Peer NOBODY = new Peer("nullsrc count=0 ! nullsink", true);

    /// Who is at the other end of an element, by the element's name.
    private static final Map<String, Peer> PEERS = Map.of(
            "ipcsink", new Peer("ipcsrc location=./stream ! nullsink", false),
            "ipcsrc", new Peer("filesrc location=in.txt ! ipcsink location=./input", true),
            "tcpclientsink", new Peer("tcpserversrc port=45014 ! nullsink", true),
            "tcpclientsrc",
                    new Peer("filesrc location=in.txt ! tcpserversink port=45016 wait-for-connection=true", true),
            "tcpserversink", new Peer("tcpclientsrc port=45015 ! nullsink", false),
            "tcpserversrc", new Peer("filesrc location=in.txt ! tcpclientsink port=45013", false),
            "udpsrc", new Peer("filesrc location=in.txt ! udpsink port=45017", false),
            "unixsink", new Peer("unixsrc socket-path=./output.sock listen=true ! nullsink", true),
            "unixsrc", new Peer("filesrc location=in.txt ! unixsink socket-path=./input.sock", false));

    /// The other end of a connection.
    /// @param text a pipeline
    /// @param listens whether it has to be there first
    private record Peer(String text, boolean listens) {}

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
        Peer peer = PEERS.entrySet().stream()
                .filter(entry -> line.matches("(.* )?" + entry.getKey() + " .*"))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(NOBODY);
        try (Pipeline other = engine.parse(peer.text());
                Pipeline pipeline = engine.parse(line)) {
            Pipeline first = peer.listens() ? other : pipeline;
            first.run().toCompletableFuture().join();
            other.run();
            pipeline.run().toCompletableFuture().join();
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
