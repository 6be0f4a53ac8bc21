package io.parallax.engine.run;

import io.parallax.engine.resolve.GraphNode;
import java.util.List;
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
    private final List<ElementNode> members;
    private final Code code;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile @Nullable Throwable failure;

    /// @param element whom the call is to
    /// @param members its node, if it is of a run
    ElementCall(GraphNode element, List<ElementNode> members, Code code) {
        this.element = element;
        this.members = members;
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

    @Override
    public List<ElementNode> members() {
        return members;
    }

    /// Interrupts the element.
    synchronized void interrupt() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
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
