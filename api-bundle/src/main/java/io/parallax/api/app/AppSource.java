package io.parallax.api.app;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import java.time.Duration;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// Where an application puts buffers into a pipeline: the application's side of a source such as `appsrc`. It takes
/// buffers while the pipeline is `IDLE` or `RUNNING`; in `IDLE` they are queued.
@ProviderType
public interface AppSource {
    /// What became of a buffer.
    enum Pushed {
        /// It is on its way.
        ACCEPTED,
        /// It was dropped, since there was no room and the policy is [FullPolicy#DROP_NEWEST].
        DROPPED,
        /// There was no room, at once or in time.
        FULL,
        /// Nobody takes buffers: the pipeline is not open, or wants no more of this stream.
        CLOSED
    }

    /// {@return name of the element}
    String element();

    /// Borrows memory of the source's pad to fill and push, without a copy. Waits until a slot is free.
    /// @param size bytes that are needed, at least 1
    /// @return a slot of at least that size
    /// @throws InterruptedException if the thread was interrupted while waiting
    /// @throws IllegalStateException if the pipeline is not open, before or while waiting
    LoanedSlot loan(long size) throws InterruptedException;

    /// Borrows memory as [#loan(long)] does.
    /// @param size bytes that are needed, at least 1
    /// @param limit longest wait
    /// @return a slot of at least that size, or null if none became free in time
    /// @throws InterruptedException if the thread was interrupted while waiting
    /// @throws IllegalStateException if the pipeline is not open, before or while waiting
    @Nullable LoanedSlot loan(long size, Duration limit) throws InterruptedException;

    /// Puts a buffer in. With [FullPolicy#BLOCK] this waits for room as long as it takes.
    /// @param buffer the buffer; the reference is taken, whatever the answer
    /// @return what became of it
    /// @throws InterruptedException if the thread was interrupted while waiting
    /// @throws IllegalStateException if the stream was ended by [#end()]
    Pushed push(Buffer buffer) throws InterruptedException;

    /// Puts a buffer in as [#push(Buffer)] does, waiting no longer than a limit.
    /// @param buffer the buffer; the reference is taken, whatever the answer
    /// @param limit longest wait
    /// @return what became of it
    /// @throws InterruptedException if the thread was interrupted while waiting
    /// @throws IllegalStateException if the stream was ended by [#end()]
    Pushed push(Buffer buffer, Duration limit) throws InterruptedException;

    /// Puts an event in, which keeps its place between the buffers; it needs no room.
    /// @param event caps, tags, a gap or an event of the application's own
    /// @return whether it is on its way; false if nobody takes anything
    /// @throws IllegalArgumentException if only elements send this kind of event
    /// @throws IllegalStateException if the stream was ended by [#end()]
    boolean push(Event.Downstream event);

    /// Ends the stream: the pipeline ends when it has handled what was put in before. Ending twice does nothing.
    void end();

    /// {@return a subscriber that puts in what its publisher brings} It asks for a buffer only when there is room, so
    /// that the pipeline's pace is the publisher's. Completion ends the stream, an error fails the pipeline. Each call
    /// answers a new one, for one subscription.
    Flow.Subscriber<Buffer> subscriber();

    /// {@return the counters now}
    AppStats stats();
}
