package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.engine.link.WaitPoint;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The jobs of one element that are dealt out, in the order of the stream. The dealer, one thread, deals them and takes
/// them back in that order; the workers tell when there is something new about theirs.
final class Jobs {
    private final Job[] ring;
    private final WaitPoint news = new WaitPoint();
    private final Object turns = new Object();
    private volatile long dealt;
    private volatile long taken;
    private volatile Flow.Signal answer = Flow.Signal.CONTINUE;
    private volatile Runnable dealerElsewhere = () -> {};
    private volatile boolean closed;

    /// @param window most jobs at once
    /// @param memory where their results lie
    Jobs(int window, PadMemory memory) {
        ring = new Job[window];
        for (int i = 0; i < window; i++) {
            ring[i] = new Job(this, memory);
        }
    }

    int size() {
        return ring.length;
    }

    /// @param wake makes the dealer look at the jobs when it waits for something else
    void dealerIsBy(Runnable wake) {
        dealerElsewhere = wake;
    }

    /// {@return what downstream answered last}
    Flow.Signal answer() {
        return answer;
    }

    /// Dealer: what the elements that push are to be answered from now on.
    void answer(Flow.Signal latest) {
        if (latest != answer) {
            answer = latest;
        }
    }

    boolean isFull() {
        return dealt - taken == ring.length;
    }

    /// {@return the job that is next in turn, null if none is dealt out} Any thread may ask.
    @Nullable Job oldest() {
        long next = taken;
        return next == dealt ? null : ring[(int) (next % ring.length)];
    }

    /// Dealer: makes a job of a buffer; there must be room.
    @SuppressWarnings("NonAtomicVolatileUpdate") // the dealer is the only writer
    Job deal(Buffer buffer) {
        Job job = ring[(int) (dealt % ring.length)];
        job.begin(buffer, dealt);
        dealt++;
        return job;
    }

    /// Dealer: is through with the oldest job.
    @SuppressWarnings("NonAtomicVolatileUpdate") // the dealer is the only writer
    void take() {
        taken++;
        synchronized (turns) {
            turns.notifyAll();
        }
    }

    /// Dealer: waits for news of the oldest job.
    void await(BooleanSupplier condition) {
        news.await(condition);
    }

    /// Worker: a job has come further. Either this sees that the job is next in turn, or the dealer, who makes it so,
    /// looks at it afterwards and sees what is new.
    void news(long number) {
        if (number == taken) {
            news.signal();
            dealerElsewhere.run();
        }
    }

    /// Worker: waits until a job is the oldest.
    void awaitTurn(long number) throws InterruptedException {
        if (number != taken) {
            synchronized (turns) {
                while (number != taken) {
                    turns.wait();
                }
            }
        }
    }

    boolean isClosed() {
        return closed;
    }

    /// Closes what nobody takes any more. Dealer and workers must have left; what one that was given up makes later is
    /// closed by itself.
    void clear() {
        closed = true;
        for (Job job : ring) {
            if (job.worker() == null) {
                for (Object result = job.poll(); result != null; result = job.poll()) {
                    close(result);
                }
                job.settle();
            }
        }
    }

    static void close(Object result) {
        if (result instanceof Buffer buffer) {
            buffer.close();
        }
    }
}
