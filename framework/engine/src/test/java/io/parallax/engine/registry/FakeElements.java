package io.parallax.engine.registry;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.caps.Fraction;
import io.parallax.api.element.Demuxer;
import io.parallax.api.element.ElementSummary.Uris;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Outputs;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.Property;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.element.Sink;
import io.parallax.api.element.SinkPad;
import io.parallax.api.element.Source;
import io.parallax.api.element.SourcePad;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.api.element.Transform;
import io.parallax.api.element.Unit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Elements that do nothing, for graphs that never run.
@SuppressWarnings("UnusedVariable") // properties are described and set, never used
public final class FakeElements {
    private FakeElements() {}

    /// {@return a catalog of all of them}
    public static ElementCatalog catalog() {
        ElementCatalog catalog = new ElementCatalog();
        providers().forEach(catalog::add);
        return catalog;
    }

    /// {@return fresh providers of all of them}
    public static List<FakeProvider> providers() {
        return List.of(
                new FakeProvider("fakesrc", FakeSource::new),
                new FakeProvider("filesrc", new Uris(List.of("file"), "location"), FileSource::new),
                new FakeProvider("filesink", new Uris(List.of("file"), "location"), FileSink::new),
                new FakeProvider("netsrc", new Uris(List.of("http", "tcp"), "uri"), NetSource::new),
                new FakeProvider("videosrc", VideoSource::new),
                new FakeProvider("splitter", Splitter::new),
                new FakeProvider("mixer", Mixer::new),
                new FakeProvider("tuner", Tuner::new),
                new FakeProvider("scaler", Scaler::new),
                new FakeProvider("capsfilter", CapsFilter::new),
                new FakeProvider("testsrc", TestSource::new),
                new FakeProvider("identity", Identity::new),
                new FakeProvider("queue", Queue::new),
                new FakeProvider("tee", Tee::new),
                new FakeProvider("demux", Demux::new),
                new FakeProvider("funnel", Funnel::new),
                new FakeProvider("fakesink", FakeSink::new));
    }

    /// Gives nothing.
    public abstract static class Quiet implements Source {
        @Override
        public Flow produce(Output out) {
            return Flow.Signal.END_OF_STREAM;
        }
    }

    /// Without properties of its own.
    @ElementType(name = "fakesrc", category = "Source", summary = "gives nothing")
    public static final class FakeSource extends Quiet {}

    /// With one that is required and one with a unit and an alias.
    @ElementType(name = "filesrc", category = "Source/File", summary = "gives nothing of a file")
    public static final class FileSource extends Quiet {
        @Property(summary = "path of the file", required = true)
        private @Nullable String location;

        @Property(summary = "bytes to read at once", unit = Unit.BYTES, min = 1, aliases = "blocksize")
        private int chunkSize = 4096;
    }

    /// Written by URI.
    public static final class FileSink implements Sink {
        @Property(summary = "path of the file", required = true)
        private @Nullable String location;

        @Override
        public Flow consume(Buffer in) {
            return Flow.Signal.CONTINUE;
        }
    }

    /// Takes URIs whole.
    public static final class NetSource extends Quiet {
        @Property(summary = "what to read", required = true)
        private @Nullable String uri;
    }

    /// With caps.
    @SourcePad(caps = "video/x-raw")
    public static final class VideoSource extends Quiet {}

    /// Outputs with caps.
    @SourcePad(name = "video", caps = "video/x-raw")
    @SourcePad(name = "audio", caps = "audio/x-raw")
    @SourcePad(name = "text_%u", presence = PadPresence.SOMETIMES, caps = "text/x-raw")
    public static final class Splitter implements Demuxer {
        @Override
        public Flow process(Buffer in, Outputs outs) {
            return outs.pushToAll(in);
        }
    }

    /// Inputs on request for video and text.
    @SinkPad(name = "picture_%u", presence = PadPresence.REQUEST, caps = "video/x-raw;text/x-raw")
    public static final class Mixer implements Transform {
        @Override
        public Flow process(Buffer in, Output out) {
            return out.push(in);
        }
    }

    /// With the types that are not plain.
    public static final class Tuner implements Transform {
        /// What can be switched.
        public enum Part {
            /// First.
            LOW_BAND,
            /// Second.
            HIGH_BAND,
            /// Third.
            NOISE
        }

        @Property(summary = "what is on")
        private Set<Part> parts = Set.of(Part.NOISE);

        @Property(summary = "frames a second", min = 0)
        private Fraction rate = new Fraction(25, 1);

        @Property(summary = "what to take")
        private Caps take = Caps.ANY;

        @Property(summary = "gains")
        private List<Double> gains = List.of();

        @Property(summary = "labels")
        private List<String> labels = List.of();

        @Property(summary = "counts")
        private List<Integer> counts = List.of(1);

        @Override
        public Flow process(Buffer in, Output out) {
            return out.push(in);
        }
    }

    /// With a pair, and with two that exclude each other.
    public static final class Scaler implements Transform {
        @Property(summary = "pixels in a row", min = 1, needs = "height")
        private int width = 1;

        @Property(summary = "rows", min = 1, needs = "width")
        private int height = 1;

        @Property(summary = "factor for both", excludes = "width")
        private double factor = 1;

        @Override
        public Flow process(Buffer in, Output out) {
            return out.push(in);
        }
    }

    /// Lets only some caps through.
    public static final class CapsFilter implements Transform {
        @Property(summary = "what may pass")
        private Caps caps = Caps.ANY;

        @Override
        public Flow process(Buffer in, Output out) {
            return out.push(in);
        }
    }

    /// With one of each type.
    public static final class TestSource extends Quiet {
        /// What to give.
        public enum Pattern {
            /// 0.
            ZERO,
            /// 1.
            ONES,
            /// Anything.
            RANDOM,
            /// With a dash.
            ALL_BITS
        }

        @Property(summary = "what to give")
        private Pattern pattern = Pattern.ZERO;

        @Property(summary = "buffers a second", unit = Unit.PER_SECOND, min = 0)
        private int rate = 0;

        @Property(summary = "seed of the random pattern")
        private long seed = 42;

        @Property(summary = "how loud", min = 0, max = 1)
        private double volume = 0.5;

        @Property(summary = "whether to give in real time", live = true)
        private boolean isLive = false;

        @Property(summary = "how long to wait", unit = Unit.MILLISECONDS)
        private int timeout = 100;
    }

    /// With text.
    public static final class Identity implements Transform {
        @Property(summary = "any text")
        private String data = "";

        @Property(summary = "time to sleep", unit = Unit.MICROSECONDS, min = 0)
        private long sleepTime = 0;

        @Override
        public Flow process(Buffer in, Output out) {
            return out.push(in);
        }
    }

    /// A queue.
    public static final class Queue implements ThreadBoundary {
        @Property(summary = "most buffers")
        private int maxSizeBuffers = 200;

        @Override
        public QueueLimits limits() {
            return new QueueLimits(maxSizeBuffers, 0, 0, QueueLimits.Leak.NO, false);
        }
    }

    /// Outputs on request.
    @SourcePad(name = "src_%u", presence = PadPresence.REQUEST)
    public static final class Tee implements Demuxer {
        @Override
        public Flow process(Buffer in, Outputs outs) {
            return outs.pushToAll(in);
        }
    }

    /// Outputs of all presences.
    @SourcePad(name = "text_%u", presence = PadPresence.SOMETIMES)
    @SourcePad(name = "video")
    @SourcePad(name = "audio")
    public static final class Demux implements Demuxer {
        @Override
        public Flow process(Buffer in, Outputs outs) {
            return outs.pushToAll(in);
        }
    }

    /// Inputs on request.
    @SinkPad(name = "sink_%u", presence = PadPresence.REQUEST)
    public static final class Funnel implements Transform {
        @Override
        public Flow process(Buffer in, Output out) {
            return out.push(in);
        }
    }

    /// Without properties of its own.
    public static final class FakeSink implements Sink {
        @Override
        public Flow consume(Buffer in) {
            return Flow.Signal.CONTINUE;
        }
    }
}
