package io.parallax.api.ipc;

import aQute.bnd.annotation.Resolution;
import aQute.bnd.annotation.spi.ServiceConsumer;
import io.parallax.api.caps.Caps;
import java.time.Duration;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// Publishes streams to other processes of this host and attaches to theirs. A service in the container, and for
/// `ServiceLoader`.
@ProviderType
@ServiceConsumer(value = StreamLinks.class, resolution = Resolution.OPTIONAL)
public interface StreamLinks {
    /// Publishes a stream.
    /// @param config where and how
    /// @param listener is told what subscribers do
    /// @return a publisher, owned by the caller
    /// @throws LinkException if the place is in use or cannot be used
    StreamPublisher publish(PublisherConfig config, StreamPublisher.Listener listener);

    /// Attaches to a stream.
    /// @param address a name or a path, as the publisher has it
    /// @param slow what the publisher is asked to do when this subscriber does not keep up, null for what it does
    ///     anyway
    /// @param limit longest wait for the publisher's answer
    /// @return a subscriber, owned by the caller
    /// @throws LinkException if nobody publishes there, or the publisher refuses
    /// @throws IllegalStateException on a virtual thread
    StreamSubscriber attach(String address, @Nullable SlowPolicy slow, Duration limit);

    /// Asks what a stream carries, without attaching to it.
    /// @param address a name or a path
    /// @param limit longest wait for the publisher's answer
    /// @return the caps of the stream now, [Caps#ANY] if it has not begun or does not say
    /// @throws LinkException if nobody publishes there, or the publisher refuses
    /// @throws IllegalStateException on a virtual thread
    Caps queryCaps(String address, Duration limit);

    /// {@return what is on the class or module path, for programs without a container}
    /// @throws IllegalStateException if nothing is
    static StreamLinks installed() {
        return ServiceLoader.load(StreamLinks.class, StreamLinks.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nobody provides streams between processes: put the JAR parallax-memory on the path"));
    }
}
