package io.parallax.engine.run;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.engine.schedule.Gate;
import java.util.Collection;

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

    /// {@return what lies between the application and the elements}
    Exchanges exchanges();

    /// {@return what carries events against the flow}
    Postman postman();

    /// {@return the clock, the running time and the latency}
    RunTiming timing();

    /// Ends the streams of all sources.
    void end();

    /// Makes sources that wait for input come back, since a flush is to begin there.
    void callBack(Collection<SourceNode> sources);

    /// Has the operating system run the calling thread as the element that it starts at says.
    void place(HeadNode head);

    /// Posts a warning.
    /// @param element name of the element, empty for the pipeline
    void warn(String element, String text);

    /// Tells that an element failed. The first failure ends the run; what goes wrong while the run unwinds is no news.
    /// @return what the caller is to answer upstream
    Flow failed(ElementNode node, Throwable cause);

    /// Tells that an element failed and is cut off, with what comes after it.
    void detached(ElementNode node, Throwable cause);

    /// Tells what a pad carries from now on.
    void carries(ElementNode node, String pad, Caps caps);

    /// Tells that a sink has seen the end of its stream.
    void ended(SinkNode sink);

    /// Tells that a flush makes a sink go on whose stream had ended.
    /// @return false if that was the last stream, so that the run is over
    boolean reopened(SinkNode sink);
}
