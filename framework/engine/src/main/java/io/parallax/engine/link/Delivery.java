package io.parallax.engine.link;

import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands what lies in a backlog to one subscriber. Whoever adds to the backlog only tells so by [#look()]; a virtual
/// thread that lives while there is something to do calls the subscriber, one call after the other.
/// @param <T> what is handed out
public final class Delivery<T> implements Flow.Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /// What is to be handed out, in order. Any thread may ask.
    /// @param <T> what it holds
    public interface Backlog<T> {
        /// {@return whether there is nothing now}
        boolean isEmpty();

        /// {@return the next one, null if there is none now}
        @Nullable T poll();
    }

    private final Flow.Subscriber<? super T> subscriber;
    private final Backlog<T> backlog;
    private final Consumer<Delivery<T>> ended;

    // all guarded by this
    private long demand;
    private @Nullable Throwable error;
    private boolean failsAtOnce;
    private boolean opened;
    private boolean completing;
    private boolean over;
    private boolean delivering;

    /// @param subscriber who is called
    /// @param backlog what is handed out
    /// @param ended told when the subscriber needs nothing any more
    public Delivery(Flow.Subscriber<? super T> subscriber, Backlog<T> backlog, Consumer<Delivery<T>> ended) {
        this.subscriber = subscriber;
        this.backlog = backlog;
        this.ended = ended;
    }

    /// Calls the subscriber for the first time, in the caller's thread. What came in meanwhile follows.
    public void open() {
        try {
            subscriber.onSubscribe(this);
        } catch (Throwable e) {
            LOG.warn("a subscriber failed in onSubscribe and is left out", e);
            cancel();
        }
        synchronized (this) {
            opened = true;
            deliverSoon();
        }
    }

    /// Looks again whether there is something to hand out.
    public synchronized void look() {
        deliverSoon();
    }

    /// Nothing follows what is in the backlog.
    public synchronized void complete() {
        completing = true;
        deliverSoon();
    }

    /// Nothing follows what is in the backlog, because something went wrong.
    /// @param cause what went wrong
    public synchronized void fail(Throwable cause) {
        error = error == null ? cause : error;
        complete();
    }

    @Override
    public synchronized void request(long count) {
        if (count <= 0) {
            error = new IllegalArgumentException(
                    "non-positive subscription request: a subscriber must ask for at least 1, not " + count);
            failsAtOnce = true;
        }
        demand = demand + count < 0 ? Long.MAX_VALUE : demand + Math.max(0, count);
        deliverSoon();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            over = true;
        }
        ended.accept(this);
    }

    private void deliverSoon() {
        if (opened && !delivering && isSomethingToDo()) {
            delivering = true;
            Thread.ofVirtual().name("parallax-subscriber").start(this::deliver);
        }
    }

    private boolean isSomethingToDo() {
        return !over && (failsAtOnce || (backlog.isEmpty() ? completing : demand > 0));
    }

    private void deliver() {
        try {
            for (Runnable call = next(); call != null; call = next()) {
                call.run();
            }
        } catch (Throwable e) {
            LOG.warn("a subscriber failed and is left out", e);
            cancel();
            synchronized (this) {
                delivering = false;
            }
        }
    }

    /// {@return the next call of the subscriber, null if there is none now}
    private synchronized @Nullable Runnable next() {
        if (!isSomethingToDo()) {
            delivering = false;
            return null;
        }
        T item = failsAtOnce ? null : backlog.poll();
        if (item != null) {
            demand -= demand == Long.MAX_VALUE ? 0 : 1;
            return () -> subscriber.onNext(item);
        }
        if (!failsAtOnce && !completing) {
            delivering = false; // somebody else has taken it
            return null;
        }
        over = true;
        Throwable cause = error;
        return () -> {
            ended.accept(this);
            if (cause == null) {
                subscriber.onComplete();
            } else {
                subscriber.onError(cause);
            }
        };
    }
}
