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
import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Brings buffers without end: empty ones unless `sizetype` says otherwise, and with whatever the memory holds unless
/// `filltype` does. So it costs next to nothing and shows what the pipeline behind it costs.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "fakesrc",
        category = "Source/Test",
        summary = "brings buffers of any size and filling, without end",
        example = "fakesrc num-buffers=5 sizetype=random sizemax=64 filltype=pattern ! consolesink format=hex")
public final class FakeSrc implements Source {
    /// How large buffers are.
    enum SizeType {
        EMPTY,
        FIXED,
        RANDOM
    }

    /// What buffers hold.
    enum FillType {
        NOTHING,
        ZERO,
        RANDOM,
        PATTERN,
        PATTERN_SPAN
    }

    @Property(summary = "how large buffers are: empty, sizemax, or at random from sizemin to sizemax")
    private SizeType sizetype = SizeType.EMPTY;

    @Property(summary = "smallest size", unit = Unit.BYTES, min = 0)
    private int sizemin = 0;

    @Property(summary = "largest size", unit = Unit.BYTES, min = 0)
    private int sizemax = 4096;

    @Property(summary = "what buffers hold; the pattern counts up, pattern-span goes on from buffer to buffer")
    private FillType filltype = FillType.NOTHING;

    @Property(summary = "start of the random numbers; the same seed brings the same sizes and bytes")
    private long seed = 0;

    @Property(summary = "stamp buffers as if so many bytes came in a second, 0 for no stamps", min = 0)
    private long datarate = 0;

    @Property(summary = "mark buffers as live, and wait for each one's time if datarate is set")
    private boolean isLive = false;

    private SplittableRandom random = new SplittableRandom(0);
    private @Nullable Clock clock;
    private long originNs;
    private long sequence;
    private long offset;

    @Override
    public void start(ElementContext context) {
        if (sizetype == SizeType.RANDOM && sizemin > sizemax) {
            throw new IllegalArgumentException("sizemin=" + sizemin + " is above sizemax=" + sizemax);
        }
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
        int size = nextSize();
        try (LoanedSlot slot = out.loan(Math.max(1, size))) {
            if (filltype != FillType.NOTHING) {
                fill(slot.bytes(), size);
            }
            if (isLive && datarate > 0 && clock != null) {
                await(clock);
            }
            Buffer buffer = slot.publish(size);
            describe(buffer.metadata(), size);
            sequence++;
            offset += size;
            return out.push(buffer);
        }
    }

    private int nextSize() {
        return switch (sizetype) {
            case EMPTY -> 0;
            case FIXED -> sizemax;
            case RANDOM -> (int) random.nextLong(sizemin, sizemax + 1L);
        };
    }

    private void fill(MemorySegment bytes, int size) {
        switch (filltype) {
            case NOTHING -> {}
            case ZERO -> Fill.repeat(bytes, size, 0);
            case RANDOM -> Fill.random(bytes, size, random);
            case PATTERN -> Fill.count(bytes, size, 0);
            case PATTERN_SPAN -> Fill.count(bytes, size, offset);
        }
    }

    private void describe(Metadata metadata, int size) {
        metadata.sequence(sequence).offset(offset);
        if (datarate > 0) {
            long pts = timeOf(offset);
            metadata.pts(pts).duration(timeOf(offset + size) - pts);
        }
        if (isLive) {
            metadata.flags(BufferFlags.LIVE);
        }
    }

    private void await(Clock clock) throws InterruptedException {
        if (originNs == ClockTime.NONE) {
            originNs = clock.nowNs();
        }
        clock.await(originNs + timeOf(offset));
    }

    private long timeOf(long bytes) {
        // Split, so that it overflows no sooner than the seconds do.
        return bytes / datarate * ClockTime.SECOND + bytes % datarate * ClockTime.SECOND / datarate;
    }
}
