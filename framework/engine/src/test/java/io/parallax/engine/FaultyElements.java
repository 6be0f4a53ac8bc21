package io.parallax.engine;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Flow.Signal;
import io.parallax.api.element.Output;
import io.parallax.api.element.Sink;
import io.parallax.api.element.Source;
import io.parallax.api.element.Transform;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.engine.TestElements.Counted;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Elements that fail or do not come back, as a test tells them.
final class FaultyElements {
    private FaultyElements() {}

    @FunctionalInterface
    interface Fault {
        void happen() throws Exception;
    }

    static final Fault UNLUCKY = () -> {
        throw new IOException("unlucky");
    };

    @ElementType(name = "flaky", category = "Test", summary = "fails at some numbers")
    static final class Flaky extends Counted implements Transform {
        final List<Event> events = Collections.synchronizedList(new ArrayList<>());
        volatile LongPredicate failsAt = number -> false;
        volatile Fault fault = UNLUCKY;
        volatile boolean failsToDrain;
        volatile boolean failsToStartAgain;

        @Override
        public void start(ElementContext context) throws Exception {
            super.start(context);
            if (failsToStartAgain && starts.get() > 1) {
                throw new IOException("not again");
            }
        }

        @Override
        public Flow process(Buffer in, Output out) throws Exception {
            if (failsAt.test(in.bytes().get(ValueLayout.JAVA_LONG, 0))) {
                fault.happen();
            }
            return out.push(in);
        }

        @Override
        public Flow drain(Output out) throws Exception {
            if (failsToDrain) {
                fault.happen();
            }
            return Signal.CONTINUE;
        }

        @Override
        public Flow event(Event event, Output out) {
            events.add(event);
            return out.push(event);
        }
    }

    @ElementType(name = "flakysrc", category = "Test", summary = "pushes numbers up to 9, and fails before some")
    static final class FlakySource extends Counted implements Source {
        volatile LongPredicate failsAt = number -> false;
        private long next;

        @Override
        public Flow produce(Output out) throws Exception {
            if (next == 10) {
                return Signal.END_OF_STREAM;
            }
            long number = next++;
            if (failsAt.test(number)) {
                throw new IOException("no number " + number);
            }
            try (LoanedSlot slot = out.loan(8)) {
                slot.bytes().set(ValueLayout.JAVA_LONG, 0, number);
                return out.push(slot.publish(8));
            }
        }
    }

    @ElementType(name = "flakysink", category = "Test", summary = "fails at every buffer")
    static final class FlakySink extends Counted implements Sink {
        @Override
        public Flow consume(Buffer in) throws Exception {
            throw new IOException("no room");
        }
    }

    /// Something that a thread stays in, whoever interrupts it, until a test lets it go.
    static final class Hold {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);

        void stay() {
            entered.countDown();
            boolean interrupted = false;
            while (true) {
                try {
                    released.await();
                    break;
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @ElementType(name = "stubbornsrc", category = "Test", summary = "does not come back from produce")
    static final class StubbornSource extends Counted implements Source {
        final Hold hold = new Hold();
        final CompletableFuture<Flow> answer = new CompletableFuture<>();
        final CompletableFuture<@Nullable Throwable> loan = new CompletableFuture<>();
        volatile boolean stubborn = true;

        @Override
        public Flow produce(Output out) throws Exception {
            if (!stubborn) {
                return Signal.END_OF_STREAM;
            }
            LoanedSlot slot = out.loan(8);
            hold.stay();
            Flow flow = out.push(slot.publish(8));
            answer.complete(flow);
            try {
                out.loan(8).close();
                loan.complete(null);
            } catch (IllegalStateException | InterruptedException e) {
                loan.complete(e);
            }
            return flow;
        }
    }

    @ElementType(name = "stubborn", category = "Test", summary = "does not come back from one of its methods")
    static final class Stubborn extends Counted implements Transform {
        final Hold start = new Hold();
        final Hold process = new Hold();
        final Hold stop = new Hold();
        volatile String where = "process";

        @Override
        public void start(ElementContext context) throws Exception {
            super.start(context);
            if (where.equals("start")) {
                start.stay();
            }
        }

        @Override
        public Flow process(Buffer in, Output out) {
            if (where.equals("process")) {
                process.stay();
            }
            return out.push(in);
        }

        @Override
        public void stop() throws Exception {
            super.stop();
            if (where.equals("stop")) {
                stop.stay();
            }
        }
    }

    @ElementType(name = "slowstart", category = "Test", summary = "starts for ever, but can be interrupted")
    static final class SlowStart extends Counted implements Transform {
        final CountDownLatch entered = new CountDownLatch(1);

        @Override
        public void start(ElementContext context) throws Exception {
            super.start(context);
            entered.countDown();
            new CountDownLatch(1).await();
        }

        @Override
        public Flow process(Buffer in, Output out) {
            return out.push(in);
        }
    }
}
