package io.parallax.sdk.testkit;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.Probe;
import io.parallax.api.pipeline.ProbeHandler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Lets the threads of a pipeline go on one buffer at a time, so that a test decides who does what when, and sees what
/// each step does.
///
/// ```java
/// pipeline.prepare().toCompletableFuture().join();
/// try (StepByStep steps = StepByStep.at(pipeline, "camera.src", "queue0.src")) {
///     pipeline.run();
///     steps.step("camera.src");   // the camera's thread handles one buffer, down to the queue
///     steps.step("queue0.src");   // the queue's thread takes it from there
/// }
/// ```
///
/// A thread stops at each of the pads that were named, with its next buffer; events pass. One thread of a test uses it.
public final class StepByStep implements AutoCloseable {
    private static final long LOOK_AGAIN_NS = 50_000;

    private final Map<String, Stop> stops = new LinkedHashMap<>();

    private StepByStep() {}

    /// Stops threads from now on.
    /// @param pipeline a pipeline that is IDLE or RUNNING
    /// @param pads source pads, `element.pad`
    /// @return what lets them go on
    /// @throws IllegalArgumentException if there is no such pad
    public static StepByStep at(Pipeline pipeline, String... pads) {
        StepByStep steps = new StepByStep();
        for (String pad : pads) {
            int dot = pad.lastIndexOf('.');
            if (dot < 1) {
                throw new IllegalArgumentException("a pad is named element.pad, such as queue0.src, not " + pad);
            }
            Stop stop = new Stop();
            stop.probe = pipeline.probe(pad.substring(0, dot), pad.substring(dot + 1), stop);
            steps.stops.put(pad, stop);
        }
        return steps;
    }

    /// Waits until a thread has come to a pad with a buffer.
    /// @param pad one of the pads
    /// @return the number of the buffer, -1 if it has none
    /// @throws InterruptedException if the caller was interrupted while waiting
    public long await(String pad) throws InterruptedException {
        return stop(pad).await();
    }

    /// Waits until a thread has come to a pad with a buffer, and lets it go on with it, until it comes to one of the
    /// pads with another buffer, waits for something else, such as input, room or a time, or ends.
    /// @param pad one of the pads
    /// @return the number of the buffer, -1 if it has none
    /// @throws InterruptedException if the caller was interrupted while waiting
    public long step(String pad) throws InterruptedException {
        Stop stop = stop(pad);
        long sequence = stop.await();
        Thread thread = stop.pass();
        while (!rests(thread)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(this, LOOK_AGAIN_NS);
        }
        return sequence;
    }

    private static boolean rests(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE, BLOCKED -> false;
        };
    }

    private Stop stop(String pad) {
        Stop stop = stops.get(pad);
        if (stop == null) {
            throw new IllegalArgumentException("nothing stops at " + pad + ", only at " + stops.keySet());
        }
        return stop;
    }

    /// Lets everything go on as ever.
    @Override
    public void close() {
        stops.values().forEach(Stop::open); // first all of them: threads may wait for each other
        stops.values().forEach(Stop::leave);
    }

    /// One pad. A thread of the pipeline waits in it, the test's thread lets it through.
    private static final class Stop implements ProbeHandler {
        private @Nullable Probe probe;
        // guarded by this
        private @Nullable Thread standing;
        private long sequence;
        private long passed;
        private long left;
        private boolean open;

        @Override
        public synchronized Answer buffer(Buffer buffer) throws InterruptedException {
            long ticket = passed;
            standing = Thread.currentThread();
            sequence = buffer.metadata().sequence();
            notifyAll();
            try {
                while (!open && passed == ticket) {
                    wait();
                }
            } finally {
                standing = null;
                left++;
                notifyAll();
            }
            return Answer.PASS;
        }

        synchronized long await() throws InterruptedException {
            while (standing == null) {
                wait();
            }
            return sequence;
        }

        /// @return the thread that stood here, which has left
        synchronized Thread pass() throws InterruptedException {
            Thread thread = standing;
            if (thread == null) {
                throw new IllegalStateException("nobody stands here");
            }
            passed++;
            notifyAll();
            while (left < passed) {
                wait();
            }
            return thread;
        }

        synchronized void open() {
            open = true;
            notifyAll();
        }

        void leave() {
            if (probe != null) {
                probe.close();
            }
        }
    }
}
