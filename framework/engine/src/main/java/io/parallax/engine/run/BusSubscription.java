package io.parallax.engine.run;

import io.parallax.api.pipeline.Message;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reader of a bus who is called. Whoever posts only puts the message into the reader's queue; a virtual thread
/// that lives while there is something to do calls the reader, one call after the other.
final class BusSubscription implements Flow.Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(BusSubscription.class);

    private final Flow.Subscriber<? super Message> subscriber;
    private final Consumer<BusSubscription> ended;

    // all guarded by this
    private final MessageQueue queue;
    private long demand;
    private @Nullable Throwable misuse;
    private boolean opened;
    private boolean completing;
    private boolean over;
    private boolean delivering;

    /// @param ended told when the subscription needs no messages any more
    BusSubscription(Flow.Subscriber<? super Message> subscriber, MessageQueue queue, Consumer<BusSubscription> ended) {
        this.subscriber = subscriber;
        this.queue = queue;
        this.ended = ended;
    }

    /// Calls the reader for the first time, in the caller's thread. What came in meanwhile follows.
    void open() {
        try {
            subscriber.onSubscribe(this);
        } catch (Throwable e) {
            LOG.warn("a subscriber of a bus failed in onSubscribe and is left out", e);
            cancel();
        }
        synchronized (this) {
            opened = true;
            deliverSoon();
        }
    }

    synchronized void offer(Message message) {
        queue.add(message);
        deliverSoon();
    }

    synchronized void complete() {
        completing = true;
        deliverSoon();
    }

    @Override
    public synchronized void request(long count) {
        if (count <= 0 && misuse == null) {
            misuse = new IllegalArgumentException("a subscriber must request at least 1 message, not " + count);
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
            Thread.ofVirtual().name("parallax-bus-reader").start(this::deliver);
        }
    }

    private boolean isSomethingToDo() {
        return !over && (misuse != null || (queue.isEmpty() ? completing : demand > 0));
    }

    private void deliver() {
        try {
            for (Runnable call = next(); call != null; call = next()) {
                call.run();
            }
        } catch (Throwable e) {
            LOG.warn("a subscriber of a bus failed and is left out", e);
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
        Throwable error = misuse;
        Message message = error == null ? queue.poll() : null;
        if (message != null) {
            demand -= demand == Long.MAX_VALUE ? 0 : 1;
            return () -> subscriber.onNext(message);
        }
        over = true;
        return () -> {
            ended.accept(this);
            if (error == null) {
                subscriber.onComplete();
            } else {
                subscriber.onError(error);
            }
        };
    }
}
