package io.parallax.itest.cases;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Execution;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Sink;
import io.parallax.api.element.Source;
import io.parallax.api.element.Transform;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// Elements that share the carriers of virtual threads, and some that wait in native code.
public final class CarrierElements {
    /// One permit for each element that is about to wait in native code.
    static final Semaphore INSIDE = new Semaphore(0);

    /// Those that have come back from there.
    static final AtomicLong BACK = new AtomicLong();

    static final List<Count> COUNTS = new CopyOnWriteArrayList<>();

    private CarrierElements() {}

    private static void waitInNativeCode() throws InterruptedException {
        INSIDE.release();
        MethodHandle poll = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("poll"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT));
        try {
            int _ = (int) poll.invokeExact(MemorySegment.NULL, 0L, 600_000);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        BACK.incrementAndGet();
    }

    /// Brings a buffer each millisecond.
    @ElementType(name = "tick", category = "Test", summary = "brings a buffer each millisecond")
    @Execution(Execution.Kind.BLOCKING_IO)
    public static final class Tick implements Source {
        @Override
        public Flow produce(Output out) throws Exception {
            Thread.sleep(1);
            return out.push(out.loan(8).publish(8));
        }
    }

    /// Counts buffers.
    @ElementType(name = "count", category = "Test", summary = "counts buffers")
    @Execution(Execution.Kind.BLOCKING_IO)
    public static final class Count implements Sink {
        private long buffers; // guarded by this

        /// Is known to the test from now on.
        public Count() {
            COUNTS.add(this);
        }

        @Override
        public Flow consume(Buffer in) {
            synchronized (this) {
                buffers++;
                notifyAll();
            }
            return Flow.Signal.CONTINUE;
        }

        /// Waits for so many more buffers.
        synchronized void awaitMore(int steps) throws InterruptedException {
            long goal = buffers + steps;
            while (buffers < goal) {
                wait();
            }
        }
    }

    /// Says that it waits in native code, and does.
    @ElementType(name = "honest", category = "Test", summary = "waits in native code and says so")
    @Execution(Execution.Kind.NATIVE_BLOCKING)
    public static final class Honest implements Transform {
        @Override
        public Flow process(Buffer in, Output out) throws Exception {
            waitInNativeCode();
            return out.push(in);
        }
    }

    /// Says that it waits in Java only, and does not.
    @ElementType(name = "liar", category = "Test", summary = "waits in native code and says otherwise")
    @Execution(Execution.Kind.BLOCKING_IO)
    public static final class Liar implements Transform {
        @Override
        public Flow process(Buffer in, Output out) throws Exception {
            waitInNativeCode();
            return out.push(in);
        }
    }
}
