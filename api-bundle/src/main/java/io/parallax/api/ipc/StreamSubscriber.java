package io.parallax.api.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.event.Event;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// One end of a stream that another process publishes.
@ProviderType
public interface StreamSubscriber extends AutoCloseable {
    /// What [#next(Duration)] found.
    enum Next {
        /// A buffer: see [StreamSubscriber#buffer()].
        BUFFER,
        /// An event: see [StreamSubscriber#event()].
        EVENT,
        /// Nothing in time.
        NOTHING,
        /// The publisher is gone, or has sent this subscriber away: see [StreamSubscriber#lost()]. What was sent before
        /// has been taken. The regular end of a stream is an event.
        LOST
    }

    /// Why no more comes.
    /// @param kind which of the reasons
    /// @param reason in words
    record Loss(Kind kind, String reason) {
        /// The reasons.
        public enum Kind {
            /// The publisher died.
            DIED,
            /// The publisher has left, or has sent this subscriber away.
            LEFT,
            /// The publisher broke the rules of the protocol.
            BROKEN
        }
    }

    /// Takes what comes next.
    /// @param limit longest wait
    /// @return what it is
    /// @throws IllegalStateException if this is closed, or on a virtual thread
    Next next(Duration limit);

    /// {@return the buffer that was found, owned by the caller} It can be asked once.
    /// @throws IllegalStateException if none was found
    Buffer buffer();

    /// {@return the event that was found} It can be asked once.
    /// @throws IllegalStateException if none was found
    Event.Downstream event();

    /// {@return why no more comes, or null while it may}
    @Nullable Loss lost();

    /// Sends an event against the flow. It does not wait.
    /// @param event the event
    /// @return whether it is under way
    boolean send(Event.Upstream event);

    /// Asks the publisher to go to another position, and waits for its answer.
    /// @param seek where to
    /// @param limit longest wait
    /// @return whether the publisher goes there; the flush, if there is one, and the segment then come in the stream
    /// @throws InterruptedException if the thread was interrupted while waiting
    boolean seek(Event.Seek seek, Duration limit) throws InterruptedException;

    /// {@return whether the publisher listens to events that travel against the flow}
    boolean takesUpstream();

    /// {@return what it does about this subscriber when it does not keep up}
    SlowPolicy slow();

    /// Leaves. Buffers that are still open can be read until they are closed. Closing twice does nothing.
    @Override
    void close();
}
