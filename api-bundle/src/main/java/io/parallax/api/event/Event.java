package io.parallax.api.event;

import io.parallax.api.caps.Caps;
import io.parallax.api.time.ClockTime;
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
    /// @param stop end position, [ClockTime#NONE] when open
    /// @param base running time at which the segment starts, in nanoseconds
    record SegmentStart(Format format, double rate, long start, long stop, long base) implements Downstream {
        /// Checks the rate.
        /// @throws IllegalArgumentException if the rate is 0 or no number
        public SegmentStart {
            checkRate(rate);
        }

        /// An open segment from 0 at normal speed.
        /// @param format what the positions are counted in
        /// @return the segment
        public static SegmentStart open(Format format) {
            return new SegmentStart(format, 1.0, 0, ClockTime.NONE, 0);
        }

        /// {@return the running time at which a position is due, in nanoseconds} Backwards, the segment begins at its
        /// stop. In a segment of bytes time stamps are running times already.
        /// @param position time stamp in nanoseconds or [ClockTime#NONE]
        public long runningTime(long position) {
            if (format == Format.BYTES || position == ClockTime.NONE) {
                return position;
            }
            if (rate > 0) {
                return base + scaled(position - start, 1 / rate);
            }
            return stop == ClockTime.NONE ? ClockTime.NONE : base + scaled(stop - position, -1 / rate);
        }

        /// {@return the position that is due at a running time, in nanoseconds} The inverse of [#runningTime(long)].
        /// @param running running time in nanoseconds
        public long position(long running) {
            if (format == Format.BYTES) {
                return running;
            }
            if (rate > 0) {
                return start + scaled(running - base, rate);
            }
            return stop == ClockTime.NONE ? ClockTime.NONE : stop - scaled(running - base, -rate);
        }

        /// {@return whether a stretch of time has a part in this segment; an unknown one always has}
        /// @param pts start in nanoseconds or [ClockTime#NONE]
        /// @param duration length in nanoseconds or [ClockTime#NONE]
        public boolean covers(long pts, long duration) {
            if (format == Format.BYTES || pts == ClockTime.NONE) {
                return true;
            }
            boolean begun = pts >= start || (duration != ClockTime.NONE && pts + duration > start);
            return begun && (stop == ClockTime.NONE || pts < stop || (pts == stop && start == stop));
        }

        private static long scaled(long ns, double factor) {
            return factor == 1.0 ? ns : Math.round(ns * factor);
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

    /// Drop what was kept of the stream so far; what comes after [FlushStop] begins afresh, also on a stream that had
    /// ended. It overtakes what is queued, and goes on to every output whatever an element does with it.
    /// @param id number of the flush, 0 for one that an element begins on its own
    record FlushStart(long id) implements Downstream {}

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

    /// Go to another position. With `flush`, what is under way is dropped and the new position shows at once; without,
    /// it follows what is under way.
    /// @param format what the positions are counted in
    /// @param rate playback rate
    /// @param start first position wanted
    /// @param stop end position, [ClockTime#NONE] when open
    /// @param flush whether to drop what is queued
    record Seek(Format format, double rate, long start, long stop, boolean flush) implements Upstream {
        /// Checks the rate.
        /// @throws IllegalArgumentException if the rate is 0 or no number
        public Seek {
            checkRate(rate);
        }

        /// {@return a seek to a position at normal speed that drops what is under way}
        /// @param format what the position is counted in
        /// @param position first position wanted
        public static Seek to(Format format, long position) {
            return new Seek(format, 1.0, position, ClockTime.NONE, true);
        }
    }

    /// A sink reports how timely buffers arrive.
    /// @param pts time stamp of the buffer, in nanoseconds
    /// @param lateness how late it was, negative when early, in nanoseconds
    /// @param proportion speed relative to real time that would have been right
    record Qos(long pts, long lateness, double proportion) implements Upstream {}

    /// The latency that sinks have agreed on.
    /// @param latency in nanoseconds
    record Latency(long latency) implements Upstream {}

    private static void checkRate(double rate) {
        if (rate == 0 || !Double.isFinite(rate)) {
            throw new IllegalArgumentException("a rate is a number other than 0, not " + rate);
        }
    }

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
