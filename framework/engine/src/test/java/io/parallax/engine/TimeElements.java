package io.parallax.engine;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Flow.Signal;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Sink;
import io.parallax.api.element.Source;
import io.parallax.api.element.Stateless;
import io.parallax.api.element.Transform;
import io.parallax.api.element.Unit;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.time.Clock;
import io.parallax.api.time.ClockProvider;
import io.parallax.api.time.ClockTime;
import io.parallax.engine.TestElements.Counted;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Elements that have to do with time.
final class TimeElements {
    static final long STEP_NS = 10 * ClockTime.MILLISECOND;

    private TimeElements() {}

    /// Pushes numbers that are due every 10 ms, as fast as it can, and brings the clock.
    @ElementType(name = "ticker", category = "Test", summary = "numbers with time stamps")
    static final class Ticker extends Counted implements Source, ClockProvider {
        final StepClock clock = new StepClock();
        final BlockingQueue<Event.Upstream> upstream = new LinkedBlockingQueue<>();
        final AtomicInteger seeks = new AtomicInteger();
        final CountDownLatch waits = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);

        @Property(summary = "how many, -1 for no end")
        private long count = -1;

        @Property(summary = "wait before this one until it is let go, -1 for never")
        private long waitAt = -1;

        @Property(summary = "live")
        private boolean isLive = false;

        @Property(summary = "age of buffers", unit = Unit.NANOSECONDS)
        private long latency = 0;

        @Property(summary = "of the clock")
        private int priority = 1;

        private volatile boolean asked;
        private long next;

        @Override
        public Clock provideClock() {
            return clock;
        }

        @Override
        public int clockPriority() {
            return priority;
        }

        @Override
        public boolean isLive() {
            return isLive;
        }

        @Override
        public long latencyNs() {
            return latency;
        }

        @Override
        public void start(ElementContext context) throws Exception {
            super.start(context);
            next = 0;
        }

        @Override
        public boolean isSeekable(Event.Format format) {
            return format == Event.Format.TIME;
        }

        @Override
        public boolean seek(Event.Seek seek) {
            seeks.incrementAndGet();
            next = seek.start() / STEP_NS;
            return true;
        }

        @Override
        public Event.Upstream upstream(Event.Upstream event) {
            upstream.add(event);
            return event;
        }

        @Override
        public Flow produce(Output out) throws Exception {
            if (next == count) {
                return Signal.END_OF_STREAM;
            }
            if (next == waitAt && !asked) {
                asked = true;
                waits.countDown();
                go.await();
            }
            try (LoanedSlot slot = out.loan(64)) {
                slot.bytes().set(ValueLayout.JAVA_LONG, 0, next);
                Buffer buffer = slot.publish(8);
                buffer.metadata().pts(next * STEP_NS).duration(STEP_NS);
                next++;
                return out.push(buffer);
            }
        }
    }

    @ElementType(name = "slow", category = "Test", summary = "says that it takes its time")
    @Stateless
    static final class Slow extends Counted implements Transform {
        @Property(summary = "time", unit = Unit.NANOSECONDS)
        private long latency = 0;

        @Override
        public long latencyNs() {
            return latency;
        }

        @Override
        public Flow process(Buffer in, Output out) {
            return out.push(in);
        }
    }

    @ElementType(name = "asker", category = "Test", summary = "sends an event up with the first buffer")
    static final class Asker extends Counted implements Sink {
        static final Event.CustomUpstream QUESTION = new Event.CustomUpstream("question", Map.of());
        private @Nullable ElementContext context;
        private boolean asked;

        @Override
        public void start(ElementContext surroundings) throws Exception {
            super.start(surroundings);
            context = surroundings;
            asked = false;
        }

        @Override
        public Flow consume(Buffer in) {
            if (!asked) {
                asked = true;
                Objects.requireNonNull(context).sendUpstream(QUESTION);
            }
            return Signal.CONTINUE;
        }
    }
}
