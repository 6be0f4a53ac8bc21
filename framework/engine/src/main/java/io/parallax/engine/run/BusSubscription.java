package io.parallax.engine.run;

import io.parallax.api.pipeline.Message;
import io.parallax.engine.link.Delivery;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One reader of a bus who is called, with a queue of its own.
final class BusSubscription implements Delivery.Backlog<Message> {
    private final MessageQueue queue; // guarded by this
    private final Delivery<Message> delivery;

    /// @param ended told when the subscription needs no messages any more
    BusSubscription(Flow.Subscriber<? super Message> subscriber, MessageQueue queue, Consumer<BusSubscription> ended) {
        this.queue = queue;
        this.delivery = new Delivery<>(subscriber, this, _ -> ended.accept(this));
    }

    /// Calls the reader for the first time, in the caller's thread. What came in meanwhile follows.
    void open() {
        delivery.open();
    }

    void offer(Message message) {
        synchronized (this) {
            queue.add(message);
        }
        delivery.look();
    }

    void complete() {
        delivery.complete();
    }

    @Override
    public synchronized boolean isEmpty() {
        return queue.isEmpty();
    }

    @Override
    public synchronized @Nullable Message poll() {
        return queue.poll();
    }
}
