package io.parallax.engine.run;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.time.Clock;
import io.parallax.engine.schedule.Gate;

/// What the nodes of a run ask of the run as a whole.
interface RunControl {
    /// {@return whether everything is to unwind}
    boolean isStopping();

    /// {@return whether sources are to end their streams}
    boolean isEnding();

    /// {@return which branches have what policy}
    Branches branches();

    /// {@return where sources wait while the pipeline is paused}
    Gate gate();

    /// {@return time since the pipeline began to run, without pauses, in nanoseconds}
    long runningTimeNs();

    /// {@return the clock that the run is on}
    Clock clock();

    /// Tells that an element failed. The first failure ends the run; what goes wrong while the run unwinds is no news.
    /// @return what the caller is to answer upstream
    Flow failed(ElementNode node, Throwable cause);

    /// Tells that an element failed and is cut off, with what comes after it.
    void detached(ElementNode node, Throwable cause);

    /// Posts a warning.
    /// @param element name of the element
    void warn(String element, String text);

    /// Tells what a pad carries from now on.
    void carries(ElementNode node, String pad, Caps caps);

    /// Tells that a sink has seen the end of its stream.
    void ended(SinkNode sink);
}
