package io.parallax.api.element;

import io.parallax.api.event.Event;
import org.osgi.annotation.versioning.ConsumerType;

/// An element that brings buffers into the pipeline.
///
/// The engine gives every source two more properties: `num-buffers` ends the stream after so many buffers, and
/// `do-timestamp` stamps each buffer with the running time.
@ConsumerType
public interface Source extends Element {
    /// Produces what comes next, usually one buffer. It may block; the engine interrupts the thread to stop it.
    /// @param out where buffers go
    /// @return what `out` answered, or [Flow.Signal#END_OF_STREAM] when there is no more
    /// @throws Exception if the source fails
    Flow produce(Output out) throws Exception;

    /// {@return how many bytes the stream will have in all, or -1 when unknown} Any thread may ask while the element
    /// is started.
    default long expectedBytes() {
        return -1;
    }

    /// {@return whether buffers come at their own time, as from a camera} A live source produces nothing while the
    /// pipeline is paused, nor does it make up for that afterwards. Any thread may ask.
    default boolean isLive() {
        return false;
    }

    /// {@return whether [#seek(Event.Seek)] can go to positions of a format} Any thread may ask while the element is
    /// started.
    /// @param format what positions are counted in
    default boolean isSeekable(Event.Format format) {
        return false;
    }

    /// Goes to another position: the next buffers come from there, and the stream ends at the stop of the seek. The
    /// engine flushes before and announces the new segment after. If the source was interrupted while it waited, it
    /// must have survived that.
    /// @param seek where to; its format is one for which the source is seekable
    /// @return whether the source is there; if not, it goes on where it was
    /// @throws Exception if the source fails
    default boolean seek(Event.Seek seek) throws Exception {
        return false;
    }
}
