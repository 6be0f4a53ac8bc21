package io.parallax.api.event;

import io.parallax.api.caps.Caps;
import java.util.Map;

/// What travels along the links besides buffers.
public sealed interface Event {
    /// An event that travels with the flow and keeps its place between the buffers.
    sealed interface Downstream extends Event {}

    /// An event that travels against the flow.
    sealed interface Upstream extends Event {}

    /// What positions are counted in.
    enum Format {
        /// Bytes of the medium.
        BYTES,
        /// Nanoseconds of stream time.
        TIME
    }

    /// A stream begins; the first thing on every link.
    /// @param streamId names the stream, unique in its pipeline
    record StreamStart(String streamId) implements Downstream {}

    /// The buffers that follow carry something else than before.
    /// @param caps fixed caps
    record CapsChanged(Caps caps) implements Downstream {}

    /// The range of positions that the buffers that follow belong to.
    /// @param format what the positions are counted in
    /// @param rate playback rate, negative for backwards
    /// @param start first position
    /// @param stop end position, [io.parallax.api.time.ClockTime#NONE] when open
    /// @param base running time at which the segment starts, in nanoseconds
    record SegmentStart(Format format, double rate, long start, long stop, long base) implements Downstream {
        /// An open segment from 0 at normal speed.
        /// @param format what the positions are counted in
        /// @return the segment
        public static SegmentStart open(Format format) {
            return new SegmentStart(format, 1.0, 0, io.parallax.api.time.ClockTime.NONE, 0);
        }
    }

    /// Facts about the stream, such as a title.
    /// @param tags values by name
    record Tags(Map<String, Object> tags) implements Downstream {
        /// Copies the map.
        public Tags {
            tags = Map.copyOf(tags);
        }
    }

    /// A stretch of time without a buffer.
    /// @param pts start in nanoseconds
    /// @param duration length in nanoseconds
    record Gap(long pts, long duration) implements Downstream {}

    /// Drop what is queued and refuse buffers until [FlushStop].
    record FlushStart() implements Downstream {}

    /// Buffers are welcome again.
    /// @param resetTime whether running time starts again at 0
    record FlushStop(boolean resetTime) implements Downstream {}

    /// The stream is over. Nothing follows on this link.
    record EndOfStream() implements Downstream {}

    /// An event of an application's own that travels with the flow.
    /// @param name names the kind
    /// @param fields values by name
    record Custom(String name, Map<String, Object> fields) implements Downstream {
        /// Copies the map.
        public Custom {
            fields = Map.copyOf(fields);
        }
    }

    /// Go to another position.
    /// @param format what the positions are counted in
    /// @param rate playback rate
    /// @param start first position wanted
    /// @param stop end position, [io.parallax.api.time.ClockTime#NONE] when open
    /// @param flush whether to drop what is queued
    record Seek(Format format, double rate, long start, long stop, boolean flush) implements Upstream {}

    /// A sink reports how timely buffers arrive.
    /// @param pts time stamp of the buffer, in nanoseconds
    /// @param lateness how late it was, negative when early, in nanoseconds
    /// @param proportion speed relative to real time that would have been right
    record Qos(long pts, long lateness, double proportion) implements Upstream {}

    /// The latency that sinks have agreed on.
    /// @param latency in nanoseconds
    record Latency(long latency) implements Upstream {}

    /// An event of an application's own that travels against the flow.
    /// @param name names the kind
    /// @param fields values by name
    record CustomUpstream(String name, Map<String, Object> fields) implements Upstream {
        /// Copies the map.
        public CustomUpstream {
            fields = Map.copyOf(fields);
        }
    }
}
