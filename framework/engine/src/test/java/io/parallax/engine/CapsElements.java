package io.parallax.engine;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.element.CapsRule;
import io.parallax.api.element.Converter;
import io.parallax.api.element.Demuxer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Flow.Signal;
import io.parallax.api.element.Output;
import io.parallax.api.element.Outputs;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.Property;
import io.parallax.api.element.Sink;
import io.parallax.api.element.SinkPad;
import io.parallax.api.element.Source;
import io.parallax.api.element.SourcePad;
import io.parallax.api.element.Transform;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// Small real elements that care what they carry: lines of pixels.
final class CapsElements {
    static final List<Supplier<Element>> ALL = List.of(
            Camera::new,
            Filter::new,
            Identity::new,
            Screen::new,
            PixelConvert::new,
            Scale::new,
            Encode::new,
            Split::new);

    private CapsElements() {}

    @ElementType(name = "camera", category = "Test", summary = "brings lines of pixels, each pixel 1, 2, 3 as R, G, B")
    static final class Camera implements Source {
        @Property(summary = "what it can bring")
        private Caps can = Caps.ANY;

        @Property(summary = "what to bring after the first buffer, if anything else")
        private Caps later = Caps.ANY;

        private CapsStructure now = CapsStructure.of("none");
        private int made;

        @Override
        public Caps caps(PadTemplate pad) {
            return can;
        }

        @Override
        public void accept(PadTemplate pad, Caps caps) {
            now = caps.structures().getFirst();
        }

        @Override
        public void start(ElementContext context) {
            made = 0;
        }

        @Override
        public Flow produce(Output out) throws Exception {
            if (made++ == 1 && !later.isAny()) {
                Flow flow = out.push(new Event.CapsChanged(later));
                if (flow != Signal.CONTINUE) {
                    return flow;
                }
            }
            int width = now.intOr("width", 1);
            try (LoanedSlot slot = out.loan(3L * width)) {
                for (int x = 0; x < width; x++) {
                    boolean isRgb = now.textOr("format", "RGB").equals("RGB");
                    slot.bytes().set(ValueLayout.JAVA_BYTE, 3L * x, (byte) (isRgb ? 1 : 3));
                    slot.bytes().set(ValueLayout.JAVA_BYTE, 3L * x + 1, (byte) 2);
                    slot.bytes().set(ValueLayout.JAVA_BYTE, 3L * x + 2, (byte) (isRgb ? 3 : 1));
                }
                return out.push(slot.publish(3L * width));
            }
        }
    }

    @ElementType(name = "capsfilter", category = "Test", summary = "lets only some caps through")
    static final class Filter implements Transform {
        @Property(summary = "what may pass")
        private Caps caps = Caps.ANY;

        @Override
        public Caps caps(PadTemplate pad) {
            return caps;
        }

        @Override
        public Flow process(Buffer in, Output out) {
            return out.push(in);
        }
    }

    @ElementType(name = "identity", category = "Test", summary = "passes everything on")
    static final class Identity implements Transform {
        @Override
        public Flow process(Buffer in, Output out) {
            return out.push(in);
        }
    }

    @ElementType(name = "screen", category = "Test", summary = "keeps what it learns and the bytes of each buffer")
    static final class Screen implements Sink {
        /// Streams without end are not kept whole.
        private static final int MOST = 100;

        final List<Object> seen = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch first = new CountDownLatch(1);

        @Property(summary = "what it takes")
        private Caps takes = Caps.ANY;

        @Override
        public Caps caps(PadTemplate pad) {
            return takes;
        }

        @Override
        public void accept(PadTemplate pad, Caps caps) {
            seen.add(caps);
        }

        @Override
        public Flow event(Event event, Output out) {
            seen.add(event);
            return out.push(event);
        }

        @Override
        public Flow consume(Buffer in) {
            if (seen.size() > MOST) {
                return Signal.CONTINUE;
            }
            List<Byte> bytes = new ArrayList<>();
            for (long i = 0; i < in.size(); i++) {
                bytes.add(in.bytes().get(ValueLayout.JAVA_BYTE, i));
            }
            seen.add(bytes);
            first.countDown();
            return Signal.CONTINUE;
        }
    }

    /// Copies each line, changed as what goes in and what comes out demand.
    abstract static class LineConverter implements Transform {
        CapsStructure in = CapsStructure.of("none");
        CapsStructure out = CapsStructure.of("none");

        @Override
        public void accept(PadTemplate pad, Caps caps) {
            if (pad.direction() == PadDirection.SINK) {
                in = caps.structures().getFirst();
            } else {
                out = caps.structures().getFirst();
            }
        }

        abstract long size(long arriving);

        abstract void convert(MemorySegment from, MemorySegment to);

        @Override
        public Flow process(Buffer buffer, Output output) throws Exception {
            long size = size(buffer.size());
            try (LoanedSlot slot = output.loan(size)) {
                convert(buffer.bytes(), slot.bytes());
                return output.push(slot.publish(size));
            }
        }
    }

    @ElementType(name = "pixelconvert", category = "Test", summary = "changes the order of the bytes of a pixel")
    @Converter(changes = "format", cost = 10)
    @SinkPad(caps = "video/x-raw,format={RGB,BGR}")
    @SourcePad(caps = "video/x-raw,format={RGB,BGR}")
    static final class PixelConvert extends LineConverter {
        @Override
        public CapsRule rule(PadTemplate input, PadTemplate output) {
            return CapsRule.changing("format");
        }

        @Override
        long size(long arriving) {
            return arriving;
        }

        @Override
        void convert(MemorySegment from, MemorySegment to) {
            boolean isSwapped = !in.textOr("format", "").equals(out.textOr("format", ""));
            for (long i = 0; i < from.byteSize(); i++) {
                long place = isSwapped ? i - i % 3 + 2 - i % 3 : i;
                to.set(ValueLayout.JAVA_BYTE, place, from.get(ValueLayout.JAVA_BYTE, i));
            }
        }
    }

    @ElementType(name = "scale", category = "Test", summary = "makes lines longer or shorter, by the nearest pixel")
    @Converter(changes = "width", cost = 20)
    @SinkPad(caps = "video/x-raw,width=[1,4096]")
    @SourcePad(caps = "video/x-raw,width=[1,4096]")
    static final class Scale extends LineConverter {
        @Override
        public CapsRule rule(PadTemplate input, PadTemplate output) {
            return CapsRule.changing("width");
        }

        @Override
        long size(long arriving) {
            return 3L * out.intOr("width", 1);
        }

        @Override
        void convert(MemorySegment from, MemorySegment to) {
            int width = out.intOr("width", 1);
            for (int x = 0; x < width; x++) {
                long source = (long) x * in.intOr("width", 1) / width;
                MemorySegment.copy(from, 3 * source, to, 3L * x, 3);
            }
        }
    }

    @ElementType(name = "encode", category = "Test", summary = "makes a stream of another type, of the same width")
    @SinkPad(caps = "video/x-raw,format=RGB,width=[1,4096]")
    @SourcePad(caps = "video/x-lines,width=[1,4096]")
    static final class Encode implements Transform {
        @Override
        public CapsRule rule(PadTemplate input, PadTemplate output) {
            return CapsRule.keeping("width");
        }

        @Override
        public Flow process(Buffer in, Output out) {
            return out.push(in);
        }
    }

    @ElementType(name = "split", category = "Test", summary = "gives each buffer to both outputs, which have own caps")
    @SinkPad(caps = "video/x-both")
    @SourcePad(name = "left", caps = "video/x-raw,format=RGB,width=2")
    @SourcePad(name = "right", caps = "audio/x-raw,rate={8000,16000}")
    static final class Split implements Demuxer {
        @Override
        public Flow process(Buffer in, Outputs outs) {
            return outs.pushToAll(in);
        }
    }
}
