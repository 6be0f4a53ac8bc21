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
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.time.Clock;
import io.parallax.api.time.ClockTime;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Brings buffers of a known content without end, as fast as possible or so many a second. The same properties bring
/// the same bytes.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(name = "testsrc", category = "Source/Test", summary = "brings buffers of a known pattern, at any rate")
public final class TestSrc implements Source {
    @Property(summary = "what buffers hold; counter counts bytes, sequence repeats the buffer's number in 8 bytes")
    private TestPattern pattern = TestPattern.ZERO;

    @Property(summary = "bytes in a buffer", unit = Unit.BYTES, min = 1)
    private int bufferSize = 4096;

    @Property(summary = "buffers a second, 0 for as fast as possible", unit = Unit.PER_SECOND, min = 0)
    private double rate = 0;

    @Property(summary = "start of the random numbers")
    private long seed = 0;

    @Property(summary = "mark buffers as live")
    private boolean isLive = false;

    private SplittableRandom random = new SplittableRandom(0);
    private @Nullable Clock clock;
    private long originNs;
    private long sequence;
    private long offset;

    @Override
    public void start(ElementContext context) {
        random = new SplittableRandom(seed);
        clock = context.clock();
        originNs = ClockTime.NONE;
        sequence = 0;
        offset = 0;
    }

    @Override
    public boolean isLive() {
        return isLive;
    }

    @Override
    public Flow produce(Output out) throws InterruptedException {
        try (LoanedSlot slot = out.loan(bufferSize)) {
            pattern.fill(slot.bytes(), bufferSize, sequence, random);
            if (rate > 0 && clock != null) {
                await(clock);
            }
            Buffer buffer = slot.publish(bufferSize);
            describe(buffer.metadata());
            sequence++;
            offset += bufferSize;
            return out.push(buffer);
        }
    }

    private void await(Clock clock) throws InterruptedException {
        if (originNs == ClockTime.NONE) {
            originNs = clock.nowNs();
        }
        clock.await(originNs + timeOf(sequence));
    }

    private void describe(Metadata metadata) {
        metadata.sequence(sequence).offset(offset);
        if (rate > 0) {
            long pts = timeOf(sequence);
            metadata.pts(pts).duration(timeOf(sequence + 1) - pts);
        }
        if (isLive) {
            metadata.flags(BufferFlags.LIVE);
        }
    }

    private long timeOf(long number) {
        return Math.round(number * (ClockTime.SECOND / rate));
    }
}
