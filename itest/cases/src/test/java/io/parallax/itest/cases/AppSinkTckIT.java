package io.parallax.itest.cases;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.pipeline.Pipeline;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;

/// The publisher of a sink keeps the rules of reactive streams. Its subscribers here take few buffers and close none.
public class AppSinkTckIT extends FlowPublisherVerification<Buffer> {
    private static final int MOST = Integer.MAX_VALUE;
    private final Bench bench = new Bench();

    /// Waits long enough for a busy machine, and briefly where nothing is to happen.
    public AppSinkTckIT() {
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
    public Flow.Publisher<Buffer> createFlowPublisher(long elements) {
        Pipeline pipeline = bench.engine.parse("testsrc buffer-size=8 num-buffers=" + elements + " ! appsink name=out");
        var _ = pipeline.run();
        return pipeline.appSink("out").publisher();
    }

    /// A second subscriber is refused.
    @Override
    public Flow.Publisher<Buffer> createFailedFlowPublisher() {
        Flow.Publisher<Buffer> publisher = createFlowPublisher(10);
        publisher.subscribe(new Idle());
        return publisher;
    }

    private static final class Idle implements Flow.Subscriber<Buffer> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {}

        @Override
        public void onNext(Buffer buffer) {
            buffer.close();
        }

        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onComplete() {}
    }
}
