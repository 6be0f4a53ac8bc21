package io.parallax.itest.benchmarks;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Sink;
import io.parallax.api.event.Event;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// A `fakesink` that writes down how long after its time stamp it gets each buffer, and posts that at the end.
@ElementType(name = "jittersink", category = "Sink/Test", summary = "posts how late it gets buffers")
public final class JitterSink implements Sink {
    private static final long LONGEST_NS = 10_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram lateNs = new Histogram(LONGEST_NS, DIGITS);
    private long early;
    private @Nullable ElementContext context;

    @Override
    public void start(ElementContext context) {
        this.context = context;
    }

    @Override
    public Flow consume(Buffer in) {
        if (context != null) {
            long late = context.runningTimeNs() - in.metadata().pts();
            if (late < 0) {
                early++;
            }
            lateNs.recordValue(Math.clamp(late, 0, LONGEST_NS));
        }
        return Flow.Signal.CONTINUE;
    }

    @Override
    public Flow event(Event event, Output out) {
        if (event instanceof Event.EndOfStream && context != null) {
            context.post("jitter", Map.of("histogram", lateNs.copy(), "early", early));
        }
        return out.push(event);
    }
}
