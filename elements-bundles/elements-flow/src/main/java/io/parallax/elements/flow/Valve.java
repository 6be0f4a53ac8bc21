package io.parallax.elements.flow;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.buffer.Metadata;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Transform;
import io.parallax.api.event.Event;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Passes buffers on, or drops them while closed. Events pass either way, so that a closed valve does not hold up the
/// end of the stream. At the stop it posts `valve-stats` with the numbers of buffers passed and dropped.
///
/// `open` says the opposite of `drop`, for those who know the valve that way round. While the pipeline runs, whichever
/// of the two was changed last counts.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "valve",
        category = "Flow",
        summary = "passes buffers on, or drops them while closed",
        example = "testsrc num-buffers=5 ! valve drop=true ! consolesink")
public final class Valve implements Transform {
    /// A switch that may be left alone.
    enum Open {
        FALSE,
        TRUE,
        UNSET
    }

    /// What becomes of the buffers while the valve is closed.
    enum DropMode {
        DROP_ALL,
        FORWARD_STICKY_EVENTS,
        TRANSFORM_TO_GAP
    }

    @Property(summary = "drop every buffer", live = true)
    private boolean drop = false;

    @Property(summary = "the opposite of drop; set one of the two", live = true)
    private Open open = Open.UNSET;

    @Property(summary = "what a closed valve does: only transform-to-gap differs, it puts a gap event for each buffer")
    private DropMode dropMode = DropMode.DROP_ALL;

    private @Nullable ElementContext context;
    private boolean lastDrop;
    private Open lastOpen = Open.UNSET;
    private boolean closed;
    private boolean gap;
    private long passed;
    private volatile long dropped;

    @Override
    public void start(ElementContext context) {
        if (drop && open != Open.UNSET) {
            throw new IllegalArgumentException("drop and open say the same thing: set one of the two, not both");
        }
        this.context = context;
        lastDrop = drop;
        lastOpen = open;
        closed = drop || open == Open.FALSE;
        gap = false;
        passed = 0;
        dropped = 0;
    }

    @Override
    public Flow process(Buffer in, Output out) {
        if (drop != lastDrop || open != lastOpen) {
            turn();
        }
        if (closed) {
            return swallow(in, out);
        }
        if (gap) {
            gap = false;
            Metadata metadata = in.metadata();
            metadata.flags(metadata.flags() | BufferFlags.DISCONT);
        }
        passed++;
        return out.push(in);
    }

    private void turn() {
        closed = drop != lastDrop ? drop : open == Open.FALSE;
        lastDrop = drop;
        lastOpen = open;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the element's thread is the only writer
    private Flow swallow(Buffer in, Output out) {
        dropped++;
        gap = true;
        if (dropMode == DropMode.TRANSFORM_TO_GAP) {
            return out.push(new Event.Gap(in.metadata().pts(), in.metadata().duration()));
        }
        return Flow.Signal.CONTINUE;
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public void stop() {
        if (context != null) {
            context.post("valve-stats", Map.of("passed", passed, "dropped", dropped));
            context = null;
        }
    }
}
