package io.parallax.itest.cases;

import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;

/// The publisher of a bus keeps the rules of reactive streams. What it publishes here are changes of state, of which
/// each run, pause and stop makes a known number.
public class BusPublisherTckIT extends FlowPublisherVerification<Message> {
    private static final int MOST = 500;
    private final Bench bench = new Bench();

    /// Waits long enough for a busy machine, and briefly where nothing is to happen.
    public BusPublisherTckIT() {
        super(new TestEnvironment(5_000, 100));
    }

    @AfterClass
    void close() {
        bench.close();
    }

    @Override
    public long maxElementsFromPublisher() {
        return MOST;
    }

    @Override
    public Flow.Publisher<Message> createFlowPublisher(long elements) {
        String line = elements == 1 ? "fakesrc ! fakesink state-error=start" : "appsrc ! fakesink";
        Pipeline pipeline = bench.engine.parse(line);
        if (elements > 0) {
            pipeline.prepare()
                    .toCompletableFuture()
                    .handle((_, _) -> "open or failed")
                    .join();
        }
        return subscriber -> {
            pipeline.bus().publisher().subscribe(subscriber);
            Thread.ofVirtual().start(() -> publish(pipeline, elements));
        };
    }

    private static void publish(Pipeline pipeline, long elements) {
        try {
            if (elements == 1) {
                var _ = pipeline.stop().toCompletableFuture().get(); // from FAILED to SUSPENDED
            }
            for (long i = 2; i < elements; i++) {
                var _ = (i % 2 == 0 ? pipeline.run() : pipeline.pause())
                        .toCompletableFuture()
                        .get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        pipeline.close(); // makes two changes, if it is open
    }

    @Override
    public Flow.@Nullable Publisher<Message> createFailedFlowPublisher() {
        return null;
    }
}
