package io.parallax.api.time;

import org.osgi.annotation.versioning.ConsumerType;

/// A monotonic source of time. Two readings by any threads never go backwards.
@ConsumerType
public interface Clock {
    /// {@return the present time in nanoseconds since an arbitrary origin}
    long nowNs();

    /// {@return a name for messages, for example `system`}
    default String name() {
        return getClass().getSimpleName();
    }
}
