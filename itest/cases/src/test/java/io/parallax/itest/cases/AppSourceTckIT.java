package io.parallax.itest.cases;

import io.parallax.api.app.AppSource;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.pipeline.Pipeline;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.AfterClass;

/// The subscriber of a source keeps the rules of reactive streams.
public class AppSourceTckIT extends FlowSubscriberBlackboxVerification<Buffer> {
    private final Bench bench = new Bench();
    private final AppSource maker = source();

    /// Waits long enough for a busy machine, and briefly where nothing is to happen.
    public AppSourceTckIT() {
        super(new TestEnvironment(5_000, 100));
    }

    private AppSource source() {
        Pipeline pipeline = bench.engine.parse("appsrc name=in ! fakesink");
        var _ = pipeline.run().toCompletableFuture().join();
        return pipeline.appSource("in");
    }

    @AfterClass
    void close() {
        bench.close();
    }

    @Override
    public Flow.Subscriber<Buffer> createFlowSubscriber() {
        return source().subscriber();
    }

    @Override
    public Buffer createElement(int element) {
        try (LoanedSlot slot = maker.loan(8)) {
            return slot.publish(8);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
