package io.parallax.elements.flow;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.buffer.HexDump;
import io.parallax.api.buffer.Metadata;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Transform;
import io.parallax.api.element.Unit;
import io.parallax.api.time.ClockTime;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Passes everything on, and on the way can wait, drop, fail or end the stream on purpose: a tool for trying out what
/// the rest of a pipeline does then.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "identity",
        category = "Flow/Test",
        summary = "passes buffers on; can delay, drop, fail or end the stream on purpose",
        example = "testsrc num-buffers=10 ! identity drop-probability=0.5 seed=7 ! consolesink")
public final class Identity implements Transform {
    @Property(summary = "wait before each buffer", unit = Unit.MICROSECONDS, min = 0, live = true)
    private long sleepTime = 0;

    @Property(summary = "fail at the buffer of this number, counted from 1; -1 for never", min = -1)
    private long errorAfter = -1;

    @Property(summary = "end the stream at the buffer of this number, counted from 1; -1 for never", min = -1)
    private long eosAfter = -1;

    @Property(summary = "drop buffers at random with this probability", min = 0, max = 1, live = true)
    private double dropProbability = 0;

    @Property(summary = "start of the random numbers; the same seed drops the same buffers")
    private long seed = 0;

    @Property(summary = "post no message for each buffer", live = true)
    private boolean silent = true;

    @Property(summary = "print each buffer's bytes", live = true)
    private boolean dump = false;

    @Property(summary = "wait for each buffer's time stamp; the first stamped buffer sets the start")
    private boolean sync = false;

    @Property(
            summary = "post identity-stats with the numbers of buffers and bytes passed and of buffers dropped at stop")
    private boolean stats = false;

    private SplittableRandom random = new SplittableRandom(0);
    private @Nullable ElementContext context;
    private long arrived;
    private volatile long dropped;
    private long buffers;
    private long bytes;
    private long syncOrigin = ClockTime.NONE;

    @Override
    public void start(ElementContext context) {
        this.context = context;
        random = new SplittableRandom(seed);
        arrived = 0;
        dropped = 0;
        buffers = 0;
        bytes = 0;
        syncOrigin = ClockTime.NONE;
    }

    @Override
    public Flow process(Buffer in, Output out) throws InterruptedException {
        arrived++;
        if (arrived == errorAfter) {
            throw new IllegalStateException("failed on purpose, as error-after=" + errorAfter + " asks for");
        }
        if (arrived == eosAfter) {
            return Flow.Signal.END_OF_STREAM;
        }
        if (dropProbability > 0 && random.nextDouble() < dropProbability) {
            return drop();
        }
        if (context != null) {
            show(in, context);
            await(in.metadata().pts(), context);
        }
        if (sleepTime > 0) {
            TimeUnit.MICROSECONDS.sleep(sleepTime);
        }
        buffers++;
        bytes += in.size();
        return out.push(in);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the element's thread is the only writer
    private Flow drop() {
        dropped++;
        return Flow.Signal.CONTINUE;
    }

    @Override
    public long dropped() {
        return dropped;
    }

    private void show(Buffer in, ElementContext context) {
        if (dump) {
            context.console().print(HexDump.toText(in.bytes(), -1));
        }
        if (!silent) {
            context.post("last-message", Map.of("text", "chain   ******* " + describe(in)));
        }
    }

    private static String describe(Buffer in) {
        Metadata metadata = in.metadata();
        return "(%d bytes, dts: %s, pts: %s, duration: %s, offset: %d, flags: %s)"
                .formatted(
                        in.size(),
                        ClockTime.toText(metadata.dts()),
                        ClockTime.toText(metadata.pts()),
                        ClockTime.toText(metadata.duration()),
                        metadata.offset(),
                        BufferFlags.toText(metadata.flags()));
    }

    private void await(long pts, ElementContext context) throws InterruptedException {
        if (!sync || pts == ClockTime.NONE) {
            return;
        }
        if (syncOrigin == ClockTime.NONE) {
            syncOrigin = context.clock().nowNs() - pts;
        }
        context.clock().await(syncOrigin + pts);
    }

    @Override
    public void stop() {
        if (context != null && stats) {
            context.post("identity-stats", Map.of("num-buffers", buffers, "num-bytes", bytes, "dropped", dropped));
        }
        context = null;
    }
}
