package io.parallax.engine;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.element.BranchPolicy;
import io.parallax.api.element.CapsRule;
import io.parallax.api.element.Demuxer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Flow.Signal;
import io.parallax.api.element.Inputs;
import io.parallax.api.element.Muxer;
import io.parallax.api.element.Output;
import io.parallax.api.element.Outputs;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.Property;
import io.parallax.api.element.QueueLimits;
import io.parallax.api.element.Sink;
import io.parallax.api.element.SinkPad;
import io.parallax.api.element.Source;
import io.parallax.api.element.SourcePad;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.api.element.Transform;
import io.parallax.api.element.Unit;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Small real elements for tests of the engine.
final class TestElements {
    private TestElements() {}

    /// Counts its starts and stops.
    abstract static class Counted implements Element {
        final AtomicInteger starts = new AtomicInteger();
        final AtomicInteger stops = new AtomicInteger();

        @Override
        public void start(ElementContext context) throws Exception {
            starts.incrementAndGet();
        }

        @Override
        public void stop() throws Exception {
            stops.incrementAndGet();
        }
    }

    @ElementType(name = "numbers", category = "Test", summary = "pushes the numbers from 0 on")
    static final class Numbers extends Counted implements Source {
        @Property(summary = "how many, -1 for no end")
        private long count = -1;

        @Property(summary = "rest between two", unit = Unit.NANOSECONDS)
        private long rest = 0;

        volatile boolean fails;

        @Property(summary = "say that it waits for nobody")
        private boolean isLive = false;

        private long next;

        @Override
        public boolean isLive() {
            return isLive;
        }

        @Override
        public void start(ElementContext context) throws Exception {
            super.start(context);
            next = 0;
        }

        @Override
        public Flow produce(Output out) throws Exception {
            if (fails) {
                throw new IOException("no numbers today");
            }
            if (next == count) {
                return Signal.END_OF_STREAM;
            }
            if (rest > 0) {
                LockSupport.parkNanos(rest);
            }
            try (LoanedSlot slot = out.loan(64)) {
                slot.bytes().set(ValueLayout.JAVA_LONG, 0, next++);
                return out.push(slot.publish(8));
            }
        }
    }

    @ElementType(name = "waiting", category = "Test", summary = "pushes one buffer, then waits for ever")
    static final class Waiting extends Counted implements Source {
        final CountDownLatch waits = new CountDownLatch(1);
        private boolean pushed;

        @Override
        public Flow produce(Output out) throws Exception {
            if (!pushed) {
                pushed = true;
                return out.push(out.loan(8).publish(8));
            }
            waits.countDown();
            new CountDownLatch(1).await();
            return Signal.CONTINUE;
        }
    }

    @ElementType(name = "collect", category = "Test", summary = "keeps the numbers")
    static final class Collect extends Counted implements Sink {
        final List<Long> numbers = Collections.synchronizedList(new ArrayList<>());
        final List<Long> discont = Collections.synchronizedList(new ArrayList<>());
        final List<Long> stamps = Collections.synchronizedList(new ArrayList<>());
        final List<Event> events = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch first = new CountDownLatch(1);

        @Property(summary = "wants no more than this, -1 for all")
        private long most = -1;

        @Property(summary = "fails to close")
        private boolean failsToStop = false;

        @Override
        public Flow consume(Buffer in) {
            numbers.add(in.bytes().get(ValueLayout.JAVA_LONG, 0));
            stamps.add(in.metadata().pts());
            if (in.metadata().has(BufferFlags.DISCONT)) {
                discont.add(numbers.getLast());
            }
            first.countDown();
            synchronized (this) {
                notifyAll();
            }
            return numbers.size() == most ? Signal.END_OF_STREAM : Signal.CONTINUE;
        }

        synchronized void awaitSize(int size) throws InterruptedException {
            while (numbers.size() < size) {
                wait();
            }
        }

        @Override
        public Flow event(Event event, Output out) {
            events.add(event);
            return out.push(event);
        }

        @Override
        public void stop() throws Exception {
            super.stop();
            if (failsToStop) {
                throw new IOException("cannot close the collection");
            }
        }
    }

    @ElementType(name = "waitsink", category = "Test", summary = "holds up the first buffer until it is let go")
    static final class WaitSink extends Counted implements Sink {
        static final Semaphore ENTERED = new Semaphore(0);
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        final CountDownLatch discont = new CountDownLatch(1);
        final CountDownLatch ended = new CountDownLatch(1);
        final List<Long> numbers = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Flow consume(Buffer in) throws Exception {
            entered.countDown();
            ENTERED.release();
            go.await();
            numbers.add(in.bytes().get(ValueLayout.JAVA_LONG, 0));
            if ((in.metadata().flags() & BufferFlags.DISCONT) != 0) {
                discont.countDown();
            }
            return Signal.CONTINUE;
        }

        @Override
        public Flow event(Event event, Output out) {
            if (event instanceof Event.EndOfStream) {
                ended.countDown();
            }
            return out.push(event);
        }
    }

    @ElementType(
            name = "drainwait",
            category = "Test",
            summary = "keeps a buffer, and drains until it has reached a sink")
    static final class DrainWait extends Counted implements Transform {
        private @Nullable Buffer kept;

        @Override
        public Flow process(Buffer in, Output out) {
            kept = in.retain();
            return Signal.CONTINUE;
        }

        @Override
        public Flow drain(Output out) throws Exception {
            Buffer last = Objects.requireNonNull(kept);
            kept = null;
            Flow flow = out.push(last);
            WaitSink.ENTERED.acquire();
            return flow;
        }
    }

    @ElementType(name = "pass", category = "Test", summary = "pushes what comes, in one of several ways")
    static final class Pass extends Counted implements Transform {
        enum Mode {
            PUSH,
            DROP,
            PUSH_RETAINED,
            PUSH_BOTH,
            PUSH_TWICE,
            CLOSE,
            ANSWER_NULL,
            ANSWER_FAILED
        }

        @Property(summary = "what to do", live = true)
        private Mode mode = Mode.PUSH;

        @Property(summary = "fail at this number, -1 for never")
        private long failAt = -1;

        @Property(summary = "fail to start")
        private boolean failsToStart = false;

        @Override
        public void start(ElementContext context) throws Exception {
            super.start(context);
            if (failsToStart) {
                throw new IOException("cannot open the thing (check thing=)");
            }
        }

        @Override
        @SuppressWarnings("NullAway") // answering null is the fault that is played here
        public Flow process(Buffer in, Output out) throws Exception {
            if (in.bytes().get(ValueLayout.JAVA_LONG, 0) == failAt) {
                throw new IOException("number " + failAt + " is unlucky");
            }
            return switch (mode) {
                case PUSH -> out.push(in);
                case DROP -> Signal.CONTINUE;
                case PUSH_RETAINED -> out.push(in.retain());
                case PUSH_BOTH -> {
                    out.push(in.retain());
                    yield out.push(in);
                }
                case PUSH_TWICE -> {
                    out.push(in);
                    yield out.push(in);
                }
                case CLOSE -> {
                    in.close();
                    yield Signal.CONTINUE;
                }
                case ANSWER_FAILED -> new Flow.Failed("the protocol says no", null);
                case ANSWER_NULL -> null;
            };
        }
    }

    @ElementType(name = "keeplast", category = "Test", summary = "keeps the last buffer back until the end")
    static final class KeepLast extends Counted implements Transform {
        private final List<Buffer> kept = new ArrayList<>();

        @Override
        public Flow process(Buffer in, Output out) {
            kept.add(in.retain());
            return kept.size() > 1 ? out.push(kept.removeFirst()) : Signal.CONTINUE;
        }

        @Override
        public Flow drain(Output out) {
            return kept.isEmpty() ? Signal.CONTINUE : out.push(kept.removeFirst());
        }
    }

    @ElementType(name = "tee", category = "Test", summary = "to all")
    @SinkPad
    @SourcePad(name = "src_%u", presence = PadPresence.REQUEST)
    static final class Tee extends Counted implements Demuxer {
        @Property(summary = "what becomes of slow branches")
        private BranchPolicy.Mode branchPolicy = BranchPolicy.Mode.AUTO;

        @Property(summary = "patience", unit = Unit.NANOSECONDS)
        private long stallLimit = BranchPolicy.STALL_LIMIT_NS;

        @Override
        public BranchPolicy branches() {
            return new BranchPolicy(branchPolicy, stallLimit);
        }

        @Override
        public CapsRule rule(PadTemplate input, PadTemplate output) {
            return CapsRule.SAME;
        }

        @Override
        public Flow process(Buffer in, Outputs outs) {
            return outs.pushToAll(in);
        }
    }

    @ElementType(name = "join", category = "Test", summary = "takes whatever comes")
    @SinkPad(name = "sink_%u", presence = PadPresence.REQUEST)
    static final class Join extends Counted implements Muxer {
        @Property(summary = "push nothing")
        private boolean drop = false;

        @Property(summary = "take nothing")
        private boolean stuck = false;

        @Override
        public Flow process(Inputs ins, Output out) {
            Flow flow = Signal.CONTINUE;
            for (int i = 0; i < ins.size() && !stuck && flow == Signal.CONTINUE; i++) {
                Buffer buffer = ins.get(i).take();
                flow = buffer == null || drop ? flow : out.push(buffer);
            }
            return flow;
        }
    }

    @ElementType(name = "zip", category = "Test", summary = "takes one of each input in turn until one has ended")
    @SinkPad(name = "sink_%u", presence = PadPresence.REQUEST)
    static final class Zip extends Counted implements Muxer {
        @Override
        public Flow process(Inputs ins, Output out) {
            for (int i = 0; i < ins.size(); i++) {
                if (ins.get(i).isEnded()) {
                    return Signal.END_OF_STREAM;
                }
                if (ins.get(i).peek() == null) {
                    return Signal.CONTINUE;
                }
            }
            for (int i = 0; i < ins.size(); i++) {
                out.push(Objects.requireNonNull(ins.get(i).take()));
            }
            return Signal.CONTINUE;
        }
    }

    @ElementType(name = "queue", category = "Test", summary = "thread boundary")
    static final class Queue extends Counted implements ThreadBoundary {
        @Property(summary = "bound", min = 0)
        private int maxSizeBuffers = 200;

        @Property(summary = "what to do when full")
        private QueueLimits.Leak leaky = QueueLimits.Leak.NO;

        @Property(summary = "drop at the end")
        private boolean flushOnEos = false;

        @Override
        public QueueLimits limits() {
            return new QueueLimits(maxSizeBuffers, 0, 0, leaky, flushOnEos);
        }
    }
}
