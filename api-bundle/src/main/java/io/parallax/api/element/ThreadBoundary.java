package io.parallax.api.element;

import org.osgi.annotation.versioning.ConsumerType;

/// An element that is a queue: what comes after it runs in a thread of its own. The engine makes the queue; the
/// element only says how it is to be.
@ConsumerType
public interface ThreadBoundary extends Element {
    /// {@return how the queue is to be} Asked once at each start.
    QueueLimits limits();
}
