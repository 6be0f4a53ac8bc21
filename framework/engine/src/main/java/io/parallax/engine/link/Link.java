package io.parallax.engine.link;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import org.jspecify.annotations.Nullable;

/// A bounded queue of buffers and events between one producing and one consuming thread.
///
/// Order is kept across buffers and events. Events do not count towards the bounds, and only a flush drops some. A
/// flush overtakes: buffers, and events that do not hold on, never come out once a [Event.FlushStart] behind them was
/// put or [#flush(long)] was called.
public interface Link {
    /// What [#take()] answers after [#wake()].
    enum Call {
        /// The consumer is wanted elsewhere.
        WOKEN
    }

    /// Producer: hands a buffer over, waiting for room unless the link leaks.
    /// @param buffer the buffer; the reference is taken, whatever the answer
    /// @return `CONTINUE`, `END_OF_STREAM` once the consumer wants no more, `FLUSHING` once the link is closed, and
    ///     while a flush is asked for that has not come here
    Flow.Signal put(Buffer buffer);

    /// Producer: hands an event over.
    /// @param event the event
    /// @return as [#put(Buffer)]
    Flow.Signal put(Event event);

    /// Consumer: the next [Buffer] or [Event], waiting for it.
    /// @return the item, [Call#WOKEN] after a call of [#wake()], or null once the link is closed
    @Nullable Object take();

    /// Consumer: says that no more is wanted; the producer is told with its next item.
    void refuse();

    /// Consumer: says that no more is wanted until a flush begins.
    void refuseUntilFlush();

    /// Makes [#take()] return soon, even with nothing to take. Any thread may call it.
    void wake();

    /// Says whether the producer is wanted elsewhere: it then puts in what it has even if there is no room. Any thread
    /// may call it.
    /// @param now whether it is
    void press(boolean now);

    /// Asks for a flush: from now on the producer is rejected, and what is queued is dropped, until the
    /// [Event.FlushStart] of that number comes through. Any thread may call it.
    /// @param id number of the flush, higher than those before
    void flush(long id);

    /// Wakes both sides and makes them leave. What is still queued stays until [#clear()].
    void close();

    /// Releases what is still queued. Only when both sides have left.
    void clear();

    /// {@return what is queued now; any thread may ask}
    Level level();

    /// {@return whether the producer waits for room now; any thread may ask} That may be so when a bound is not reached
    /// any more, since who had to wait goes on only when there is room for several buffers.
    boolean holdsUp();

    /// {@return buffers dropped so far because the link was full; any thread may ask}
    long dropped();

    /// {@return buffers dropped so far by flushes; any thread may ask}
    long flushed();

    /// What is queued.
    /// @param buffers number of buffers
    /// @param bytes number of bytes
    /// @param timeNs span of time stamps in nanoseconds, 0 when unknown
    record Level(long buffers, long bytes, long timeNs) {}
}
