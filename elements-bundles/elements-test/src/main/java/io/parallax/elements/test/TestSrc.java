package io.parallax.elements.test;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.buffer.Metadata;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Source;
import io.parallax.api.element.Unit;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.time.ClockTime;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Brings buffers of a known content without end, as fast as possible or so many a second. The same properties bring
/// the same bytes.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "testsrc",
        category = "Source/Test",
        summary = "brings buffers of a known pattern, at any rate",
        example = "testsrc num-buffers=4 pattern=sequence buffer-size=8 rate=100 ! consolesink format=full")
public final class TestSrc implements Source {
    @Property(summary = "what buffers hold; counter counts bytes, sequence repeats the buffer's number in 8 bytes")
    private TestPattern pattern = TestPattern.ZERO;

    @Property(summary = "bytes in a buffer", unit = Unit.BYTES, min = 1)
    private int bufferSize = 4096;

    @Property(summary = "buffers a second, 0 for as fast as possible", unit = Unit.PER_SECOND, min = 0)
    private double rate = 0;

    @Property(summary = "start of the random numbers")
    private long seed = 0;

    @Property(summary = "be as a camera is: stamp with the running time, mark as live, bring nothing during a pause")
    private boolean isLive = false;

    private SplittableRandom random = new SplittableRandom(0);
    private @Nullable ElementContext context;
    private long originNs;
    private long sequence;
    private long stopNs;

    @Override
    public void start(ElementContext context) {
        random = new SplittableRandom(seed);
        this.context = context;
        originNs = ClockTime.NONE;
        sequence = 0;
        stopNs = ClockTime.NONE;
    }

    @Override
    public boolean isLive() {
        return isLive;
    }

    @Override
    public boolean isSeekable(Event.Format format) {
        return format == Event.Format.TIME && rate > 0 && !isLive && pattern != TestPattern.RANDOM;
    }

    @Override
    public boolean seek(Event.Seek seek) {
        if (seek.rate() < 0 || seek.start() < 0) {
            return false;
        }
        sequence = (long) (seek.start() * (rate / ClockTime.SECOND));
        stopNs = seek.stop();
        originNs = ClockTime.NONE;
        return true;
    }

    @Override
    public Flow produce(Output out) throws InterruptedException {
        if (stopNs != ClockTime.NONE && timeOf(sequence) >= stopNs) {
            return Flow.Signal.END_OF_STREAM;
        }
        try (LoanedSlot slot = out.loan(bufferSize)) {
            pattern.fill(slot.bytes(), bufferSize, sequence, random);
            if (rate > 0 && context != null && !awaitTurn(context)) {
                return Flow.Signal.FLUSHING;
            }
            Buffer buffer = slot.publish(bufferSize);
            describe(buffer.metadata());
            sequence++;
            return out.push(buffer);
        }
    }

    private boolean awaitTurn(ElementContext context) throws InterruptedException {
        if (originNs == ClockTime.NONE) {
            originNs = context.runningTimeNs() - timeOf(sequence);
        }
        return context.awaitRunningTime(originNs + timeOf(sequence));
    }

    private void describe(Metadata metadata) {
        metadata.sequence(sequence).offset(sequence * bufferSize);
        if (rate > 0) {
            long pts = timeOf(sequence);
            metadata.pts(isLive ? originNs + pts : pts).duration(timeOf(sequence + 1) - pts);
        }
        if (isLive) {
            if (rate == 0 && context != null) {
                metadata.pts(context.runningTimeNs());
            }
            metadata.flags(BufferFlags.LIVE);
        }
    }

    private long timeOf(long number) {
        return Math.round(number * (ClockTime.SECOND / rate));
    }
}
