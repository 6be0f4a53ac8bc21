package io.parallax.engine.run;

import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Starts, stops and gives back elements in a thread of its own, so that one that does not come back holds up nobody:
/// its thread is left to it, and the next call gets another one. One thread at a time uses this.
final class ElementCalls implements AutoCloseable {
    private static final long IDLE_SECONDS = 2;

    private final String pipeline;
    private @Nullable ThreadPoolExecutor executor;

    ElementCalls(String pipeline) {
        this.pipeline = pipeline;
    }

    /// Begins a call of an element of a run.
    ElementCall begin(ElementNode node, ElementCall.Code code) {
        return begin(new ElementCall(node.graph, List.of(node), code));
    }

    /// Begins a call of an element that is in no run.
    ElementCall begin(GraphNode element, ElementCall.Code code) {
        return begin(new ElementCall(element, List.of(), code));
    }

    /// Nothing else is called until the call has come back or was left alone.
    private ElementCall begin(ElementCall call) {
        ThreadPoolExecutor current = executor;
        if (current == null) {
            current = new ThreadPoolExecutor(
                    1,
                    1,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    Thread.ofPlatform()
                            .name("parallax-calls/" + pipeline)
                            .daemon(true)
                            .factory());
            current.allowCoreThreadTimeOut(true);
            executor = current;
        }
        current.execute(call);
        return call;
    }

    /// The call begun last does not come back in time: its thread ends with it.
    void leaveAlone() {
        close();
    }

    @Override
    public void close() {
        ThreadPoolExecutor current = executor;
        if (current != null) {
            current.shutdown();
            executor = null;
        }
    }
}
