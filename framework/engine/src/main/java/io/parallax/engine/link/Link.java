package io.parallax.engine.link;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import org.jspecify.annotations.Nullable;

/// A bounded queue of buffers and events between one producing and one consuming thread.
///
/// Order is kept across buffers and events. Events are never dropped, nor do they count towards the bounds.
public interface Link {
    /// Producer: hands a buffer over, waiting for room unless the link leaks.
    /// @param buffer the buffer; the reference is taken, whatever the answer
    /// @return `CONTINUE`, `END_OF_STREAM` once the consumer wants no more, `FLUSHING` once the link is closed
    Flow.Signal put(Buffer buffer);

    /// Producer: hands an event over.
    /// @param event the event
    /// @return as [#put(Buffer)]
    Flow.Signal put(Event event);

    /// Consumer: the next [Buffer] or [Event], waiting for it.
    /// @return the item, or null once the link is closed
    @Nullable Object take();

    /// Consumer: says that no more is wanted; the producer is told with its next item.
    void refuse();

    /// Wakes both sides and makes them leave. What is still queued stays until [#clear()].
    void close();

    /// Releases what is still queued. Only when both sides have left.
    void clear();

    /// {@return what is queued now; any thread may ask}
    Level level();

    /// {@return whether the producer waits for room now; any thread may ask} That may be so when a bound is not reached
    /// any more, since who had to wait goes on only when there is room for several buffers.
    boolean holdsUp();

    /// {@return buffers dropped so far; any thread may ask}
    long dropped();

    /// What is queued.
    /// @param buffers number of buffers
    /// @param bytes number of bytes
    /// @param timeNs span of time stamps in nanoseconds, 0 when unknown
    record Level(long buffers, long bytes, long timeNs) {}
}
