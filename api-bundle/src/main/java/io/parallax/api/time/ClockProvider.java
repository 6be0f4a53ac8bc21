package io.parallax.api.time;

import org.osgi.annotation.versioning.ConsumerType;

/// An element that brings a clock, such as that of a sound card, for the whole pipeline to run on. Of all clocks that
/// the elements of a pipeline bring, the one of the highest priority is taken, of equals the first in the graph;
/// without any, the system's clock.
@ConsumerType
public interface ClockProvider {
    /// {@return the clock} Asked before the elements start; the clock must tell the time from then on until the
    /// element has stopped.
    Clock provideClock();

    /// {@return how good the clock is; the highest wins}
    default int clockPriority() {
        return 0;
    }
}
