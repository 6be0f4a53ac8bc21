package io.parallax.sdk.conformance;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.Property;
import io.parallax.api.element.Transform;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// A filter that keeps one buffer back, correctly, or with one mistake.
@ElementType(name = "faulty", category = "Test", summary = "keeps a buffer back")
public final class Faulty implements Transform {
    /// What is wrong.
    enum Mistake {
        NONE,
        SWALLOWS_THE_END,
        DOUBLES_THE_END,
        FAILS_ON_EMPTY_STREAM,
        REMEMBERS_ITS_LAST_LIFE,
        KEEPS_OVER_A_FLUSH,
        CHOKES_ON_CAPS,
        CHOKES_ON_EMPTY_BUFFERS,
        CHOKES_ON_HUGE_BUFFERS,
        IGNORES_DOWNSTREAM,
        IGNORES_INTERRUPTS_AND_DIES,
        DIES_AT_A_BOUND,
        BARE_AT_A_BOUND,
        DIES_OF_A_LIVE_PROPERTY,
        LEAKS_A_BUFFER,
        LEAKS_FILES,
        LEAKS_A_THREAD,
        READS_WHAT_IS_RELEASED,
        ANSWERS_NULL
    }

    @Property(summary = "a number", min = 0, max = 10)
    private int number = 1;

    @Property(summary = "a live number", min = 0, max = 10, live = true)
    private int liveNumber = 1;

    private final Mistake mistake;
    private final List<FileInputStream> files = new ArrayList<>();
    private @Nullable Buffer kept;
    private @Nullable MemorySegment last;
    private int seen;
    private int lives;

    Faulty(Mistake mistake) {
        this.mistake = mistake;
    }

    @Override
    public void start(ElementContext context) throws IOException {
        lives++;
        seen = 0;
        if (mistake == Mistake.DIES_AT_A_BOUND && number == 10) {
            throw new ArithmeticException("/ by zero");
        } else if (mistake == Mistake.BARE_AT_A_BOUND && number == 0) {
            throw new IllegalArgumentException();
        } else if (mistake == Mistake.LEAKS_FILES) {
            files.add(new FileInputStream("/dev/null"));
        } else if (mistake == Mistake.LEAKS_A_THREAD && lives == 500) {
            CountDownLatch never = new CountDownLatch(1);
            Thread.ofPlatform().daemon().name("left-behind").start(() -> {
                try {
                    never.await();
                } catch (InterruptedException _) {
                    // it ends
                }
            });
        }
    }

    @Override
    public void accept(PadTemplate pad, Caps caps) {
        if (mistake == Mistake.CHOKES_ON_CAPS && caps.toString().contains("text/plain")) {
            throw new IndexOutOfBoundsException(7);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // one of the mistakes
    public Flow process(Buffer in, Output out) throws InterruptedException {
        seen++;
        chokeOn(in);
        if (mistake == Mistake.ANSWERS_NULL) {
            return null;
        }
        if (mistake == Mistake.READS_WHAT_IS_RELEASED) {
            MemorySegment before = last;
            last = in.bytes();
            return before == null || before.get(ValueLayout.JAVA_BYTE, 0) >= 0 ? out.push(copy(in, out)) : out.push(in);
        }
        boolean swallows = mistake == Mistake.REMEMBERS_ITS_LAST_LIFE && lives > 1;
        Buffer next = kept;
        kept = swallows ? null : in.retain();
        if (next == null) {
            return Flow.Signal.CONTINUE;
        }
        Flow flow = out.push(next);
        return mistake == Mistake.IGNORES_DOWNSTREAM ? Flow.Signal.CONTINUE : flow;
    }

    private static Buffer copy(Buffer in, Output out) throws InterruptedException {
        try (LoanedSlot slot = out.loan(Math.max(1, in.size()))) {
            slot.bytes().copyFrom(in.bytes());
            return slot.publish(in.size());
        }
    }

    private void chokeOn(Buffer in) {
        boolean empty = mistake == Mistake.CHOKES_ON_EMPTY_BUFFERS && in.size() == 0;
        boolean huge = mistake == Mistake.CHOKES_ON_HUGE_BUFFERS && in.size() > 1 << 20;
        boolean live = mistake == Mistake.DIES_OF_A_LIVE_PROPERTY && liveNumber == 2;
        boolean interrupted = mistake == Mistake.IGNORES_INTERRUPTS_AND_DIES
                && Thread.currentThread().isInterrupted();
        if (empty || huge || live || interrupted) {
            throw new IndexOutOfBoundsException("on purpose");
        }
    }

    @Override
    public Flow drain(Output out) {
        if (mistake == Mistake.FAILS_ON_EMPTY_STREAM && seen == 0) {
            throw new IllegalStateException("no buffer has come");
        }
        Buffer rest = kept;
        kept = null;
        return rest == null ? Flow.Signal.CONTINUE : out.push(rest);
    }

    @Override
    public Flow event(Event event, Output out) {
        if (event instanceof Event.FlushStart && mistake != Mistake.KEEPS_OVER_A_FLUSH) {
            forget();
        }
        if (event instanceof Event.EndOfStream && mistake == Mistake.SWALLOWS_THE_END) {
            return Flow.Signal.CONTINUE;
        } else if (event instanceof Event.EndOfStream && mistake == Mistake.DOUBLES_THE_END) {
            out.push(event);
        }
        return out.push(event);
    }

    private void forget() {
        Buffer rest = kept;
        kept = null;
        if (rest != null) {
            rest.close();
        }
    }

    @Override
    public void stop() {
        last = null;
        if (mistake != Mistake.LEAKS_A_BUFFER) {
            forget();
        }
        kept = null;
    }
}
