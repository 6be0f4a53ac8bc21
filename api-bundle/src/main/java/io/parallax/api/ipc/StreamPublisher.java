package io.parallax.api.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.event.Event;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/// A stream that other processes can attach to.
@ProviderType
public interface StreamPublisher extends AutoCloseable {
    /// Is told what subscribers do. Calls come from the publisher's own thread and must not wait.
    @ConsumerType
    interface Listener {
        /// A subscriber sends an event against the flow.
        /// @param event the event
        /// @return whether it is under way; false for a seek that cannot be made
        default boolean upstream(Event.Upstream event) {
            return false;
        }

        /// A subscriber is here.
        /// @param subscriber who it is, for people
        default void joined(String subscriber) {}

        /// A subscriber is gone.
        /// @param subscriber who it was, for people
        /// @param reason why it is gone
        default void left(String subscriber, String reason) {}

        /// Something is not as it should be, but the stream goes on.
        /// @param text what happened and what to do
        default void warn(String text) {}
    }

    /// {@return path of the socket}
    String path();

    /// Gives a buffer to every subscriber. Its bytes stay where they are if they lie in shared memory of this process;
    /// else they are copied, once for all.
    /// @param buffer the buffer, borrowed for the length of the call
    /// @throws InterruptedException if the thread was interrupted while it waited for a subscriber
    void send(Buffer buffer) throws InterruptedException;

    /// Gives an event to every subscriber, behind the buffers that were sent before. Who attaches later gets the latest
    /// stream-start, caps, segment and tags first.
    /// @param event the event
    /// @throws InterruptedException if the thread was interrupted while it waited for a subscriber
    void send(Event.Downstream event) throws InterruptedException;

    /// Waits until so many subscribers are attached.
    /// @param count how many
    /// @param limit longest wait
    /// @return whether they are
    /// @throws InterruptedException if the thread was interrupted while waiting
    boolean awaitSubscribers(int count, Duration limit) throws InterruptedException;

    /// {@return how it is doing} Any thread may ask.
    PublisherStats stats();

    /// Lets nobody in any more, tells subscribers that the publisher leaves, and removes the socket. They finish what
    /// they have. Closing twice does nothing.
    @Override
    void close();
}
