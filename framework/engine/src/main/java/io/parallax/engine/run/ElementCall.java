package io.parallax.engine.run;

import io.parallax.engine.resolve.GraphNode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One call of an element's code, perhaps one that does not come back.
final class ElementCall implements Runnable, Holder {
    /// Code of an element.
    interface Code {
        void run() throws Exception;
    }

    private final GraphNode element;
    private final String what;
    private final Code code;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile boolean interrupted;
    private volatile @Nullable Throwable failure;

    ElementCall(GraphNode element, String what, Code code) {
        this.element = element;
        this.what = what;
        this.code = code;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            var _ = ElementCode.call(element.element(), () -> {
                code.run();
                return true;
            });
        } catch (Throwable e) {
            failure = e;
        } finally {
            synchronized (this) {
                thread = null;
            }
            boolean _ = Thread.interrupted();
            done.countDown();
        }
    }

    /// {@return what the call threw, null if nothing or it is not back yet}
    @Nullable Throwable failure() {
        return failure;
    }

    /// {@return whom the call is to}
    GraphNode target() {
        return element;
    }

    /// {@return what is called}
    String what() {
        return what;
    }

    /// Interrupts the element.
    synchronized void interrupt() {
        interrupted = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    boolean isInterrupted() {
        return interrupted;
    }

    @Override
    public String element() {
        return element.name();
    }

    @Override
    public boolean await(long limitNs) throws InterruptedException {
        return done.await(limitNs, TimeUnit.NANOSECONDS);
    }

    @Override
    public @Nullable Thread thread() {
        return thread;
    }
}
