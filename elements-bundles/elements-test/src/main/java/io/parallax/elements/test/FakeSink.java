package io.parallax.elements.test;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.buffer.HexDump;
import io.parallax.api.buffer.Metadata;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Property;
import io.parallax.api.element.Sink;
import io.parallax.api.time.ClockTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Takes buffers and forgets them; on demand it tells about them, ends the stream, or fails on purpose.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "fakesink",
        category = "Sink/Test",
        summary = "takes buffers and forgets them; can tell about them or fail on purpose",
        example = "testsrc num-buffers=10 ! fakesink silent=false")
public final class FakeSink implements Sink {
    /// Which change of state fails.
    enum StateError {
        NONE,
        START,
        STOP
    }

    @Property(summary = "post no message for each buffer", live = true)
    private boolean silent = true;

    @Property(summary = "print each buffer's bytes", live = true)
    private boolean dump = false;

    @Property(summary = "which change of state fails on purpose")
    private StateError stateError = StateError.NONE;

    @Property(summary = "end the stream after so many buffers, -1 for no limit", min = -1)
    private long numBuffers = -1;

    private @Nullable ElementContext context;
    private long left;

    @Override
    public void start(ElementContext context) {
        failIf(StateError.START);
        this.context = context;
        left = numBuffers;
    }

    private void failIf(StateError state) {
        if (stateError == state) {
            String word = state == StateError.START ? "start" : "stop";
            throw new IllegalStateException("failed on purpose, as state-error=" + word + " asks for");
        }
    }

    @Override
    public Flow consume(Buffer in) {
        if (left == 0) {
            return Flow.Signal.END_OF_STREAM;
        }
        if (context != null && (dump || !silent)) {
            show(in, context);
        }
        if (left > 0) {
            left--;
        }
        return left == 0 ? Flow.Signal.END_OF_STREAM : Flow.Signal.CONTINUE;
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

    @Override
    public void stop() {
        context = null;
        failIf(StateError.STOP);
    }
}
