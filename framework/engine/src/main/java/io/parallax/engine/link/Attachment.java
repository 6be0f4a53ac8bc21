package io.parallax.engine.link;

import io.parallax.api.app.AppLimits;
import java.util.function.Consumer;

/// An element's hold on the exchange of its name, while it is part of a run.
public final class Attachment {
    private final Exchange exchange;
    private final AppLimits limits;
    private final Bounds bounds;
    private final Consumer<String> warnings;
    private final long droppedBefore;
    private volatile boolean closed;
    private volatile boolean refusing;

    Attachment(Exchange exchange, AppLimits limits, Consumer<String> warnings) {
        this.exchange = exchange;
        this.limits = limits;
        this.bounds = new Bounds(limits.bounds());
        this.warnings = warnings;
        this.droppedBefore = exchange.stats().dropped();
    }

    /// {@return the exchange}
    public Exchange exchange() {
        return exchange;
    }

    /// {@return how much may be queued}
    public AppLimits limits() {
        return limits;
    }

    Bounds bounds() {
        return bounds;
    }

    void warn(Link.Level level) {
        warnings.accept(level.buffers() + " buffers, " + level.bytes() + " bytes");
    }

    boolean isClosed() {
        return closed || refusing;
    }

    /// {@return buffers dropped since the element came}
    public long dropped() {
        return exchange.stats().dropped() - droppedBefore;
    }

    /// Says whether the element wants no more of this stream.
    /// @param now whether it wants no more
    public void refuse(boolean now) {
        refusing = now;
        exchange.wake();
    }

    /// The element puts nothing in any more, which is the end of the stream unless another element is in its place.
    public void end() {
        exchange.ended(this);
    }

    /// Drops what is queued, also on a stream that had ended.
    public void flush() {
        exchange.flush();
    }

    /// Makes everybody who waits look again.
    public void wake() {
        exchange.wake();
    }

    /// Makes the element leave. What is queued stays until [#detach()].
    public void close() {
        closed = true;
        exchange.wake();
    }

    /// The element is gone. What is queued is dropped, unless another element is there or the stream has ended.
    public void detach() {
        closed = true;
        exchange.detach(this);
    }
}
