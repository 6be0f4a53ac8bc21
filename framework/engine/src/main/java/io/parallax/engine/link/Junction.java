package io.parallax.engine.link;

import io.parallax.api.element.QueueLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Where one thread waits for several links at once.
public final class Junction {
    private final WaitPoint items = new WaitPoint();
    private final List<SpscLink> links = new ArrayList<>();
    private volatile boolean closed;

    /// Adds a link, which has one producer of its own.
    /// @param limits bounds of the link
    /// @return the link
    public SpscLink add(QueueLimits limits) {
        SpscLink link = new SpscLink(limits, items);
        synchronized (links) {
            links.add(link);
        }
        return link;
    }

    /// Forgets a link that is not used any more.
    /// @param link the link
    public void remove(SpscLink link) {
        synchronized (links) {
            links.remove(link);
        }
    }

    /// Consumer: waits until a condition holds that new items, [#wake()] or [#close()] can bring about.
    /// @param condition what to wait for; must hold once the junction is closed
    public void await(BooleanSupplier condition) {
        items.await(condition);
    }

    /// Lets the consumer look at its condition again.
    public void wake() {
        items.signal();
    }

    /// {@return whether everybody is to leave}
    public boolean isClosed() {
        return closed;
    }

    /// Wakes everybody and makes them leave. What is queued stays until [#clear()].
    public void close() {
        closed = true;
        synchronized (links) {
            links.forEach(SpscLink::close);
        }
        items.signal();
    }

    /// Releases what is still queued. Only when all threads have left.
    public void clear() {
        synchronized (links) {
            links.forEach(SpscLink::clear);
        }
    }
}
