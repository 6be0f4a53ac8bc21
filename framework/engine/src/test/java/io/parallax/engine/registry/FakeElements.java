package io.parallax.engine.registry;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Demuxer;
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
import org.jspecify.annotations.Nullable;

/// Elements that do nothing, for graphs that never run.
@SuppressWarnings("UnusedVariable") // properties are described and set, never used
public final class FakeElements {
    private FakeElements() {}

    /// {@return a catalog of all of them}
    public static ElementCatalog catalog() {
        ElementCatalog catalog = new ElementCatalog();
        catalog.add(new FakeProvider("fakesrc", FakeSource::new));
        catalog.add(new FakeProvider("filesrc", FileSource::new));
        catalog.add(new FakeProvider("testsrc", TestSource::new));
        catalog.add(new FakeProvider("identity", Identity::new));
        catalog.add(new FakeProvider("queue", Queue::new));
        catalog.add(new FakeProvider("tee", Tee::new));
        catalog.add(new FakeProvider("demux", Demux::new));
        catalog.add(new FakeProvider("funnel", Funnel::new));
        catalog.add(new FakeProvider("fakesink", FakeSink::new));
        return catalog;
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
