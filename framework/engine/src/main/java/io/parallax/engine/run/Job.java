package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Transform;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import java.util.Queue;
import org.jctools.queues.atomic.SpscUnboundedAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/// One of the buffers that several threads work on at once, and what the element makes of it. One thread works; the
/// thread that deals the jobs out takes what comes of it. Jobs are used again.
final class Job extends Borrower implements Output {
    private static final int RESULTS_A_CHUNK = 16;

    private final Jobs jobs;
    private final PadMemory memory;
    private final Queue<Object> results = new SpscUnboundedAtomicArrayQueue<>(RESULTS_A_CHUNK);
    private long number;
    private int loans;
    private @Nullable Buffer in;
    private @Nullable Flow answer;
    private @Nullable Throwable failure;
    private volatile @Nullable Thread worker;
    private volatile boolean done;

    Job(Jobs jobs, PadMemory memory) {
        this.jobs = jobs;
        this.memory = memory;
    }

    /// The dealer: gives the job a buffer.
    /// @param ticket number of the job in the order of the stream
    void begin(Buffer buffer, long ticket) {
        in = buffer;
        number = ticket;
        loans = 0;
        answer = null;
        failure = null;
        done = false;
        borrow(buffer);
    }

    /// The worker: has the element handle the buffer.
    void work(Transform transform) {
        Buffer buffer = in;
        worker = Thread.currentThread();
        try {
            answer = buffer == null ? Flow.Signal.CONTINUE : transform.process(buffer, this);
            failure = ElementFailure.of(answer);
        } catch (Throwable e) {
            failure = e;
        } finally {
            if (jobs.isClosed()) {
                settle();
            }
            worker = null;
            done = true;
            jobs.news(number);
        }
    }

    /// {@return who works on it now, null if nobody does}
    @Nullable Thread worker() {
        return worker;
    }

    boolean isDone() {
        return done;
    }

    boolean hasNews() {
        return done || !results.isEmpty();
    }

    /// {@return the next buffer or event that the element pushed, null if there is none now}
    @Nullable Object poll() {
        return results.poll();
    }

    /// {@return what the element answered}
    @Nullable Flow answer() {
        return answer;
    }

    /// {@return what went wrong, null if nothing did}
    @Nullable Throwable failure() {
        return failure;
    }

    /// {@return the buffer, which is the caller's from now on; null if the element pushed it on}
    @Nullable Buffer giveBack() {
        Buffer buffer = in;
        if (buffer == null || !isHandling()) {
            return null;
        }
        pushed(buffer);
        return buffer;
    }

    /// Those who are not next in turn take no more than their share of the slots, so that whoever is always finds one.
    @Override
    public LoanedSlot loan(long size) throws InterruptedException {
        if (loans >= memory.slots() / jobs.size()) {
            jobs.awaitTurn(number);
        }
        loans++;
        return memory.loan(size);
    }

    @Override
    public Flow push(Buffer buffer) {
        pushed(buffer);
        return keep(buffer);
    }

    @Override
    public Flow push(Event event) {
        return keep(event);
    }

    private Flow keep(Object result) {
        if (jobs.isClosed()) {
            Jobs.close(result);
            return Flow.Signal.FLUSHING;
        }
        results.add(result);
        jobs.news(number);
        return jobs.answer();
    }
}
