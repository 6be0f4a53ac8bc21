package io.parallax.engine.run;

import io.parallax.api.pipeline.Bus;
import io.parallax.api.pipeline.Message;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The messages of one pipeline: a queue for the reader who takes them, and one for each subscriber.
final class EngineBus implements Bus {
    static final int CAPACITY = 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition posted = lock.newCondition();
    private final String pipeline;
    private final MessageQueue messages;
    private final Set<BusSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private boolean closed;

    EngineBus(String pipeline) {
        this.pipeline = pipeline;
        this.messages = new MessageQueue(pipeline, CAPACITY);
    }

    /// Posts a message. The lock keeps the order the same for all readers.
    void post(Message message) {
        lock.lock();
        try {
            messages.add(message);
            posted.signal();
            subscriptions.forEach(each -> each.offer(message));
        } finally {
            lock.unlock();
        }
    }

    /// No more messages will come: subscribers complete when they have what there is.
    void close() {
        lock.lock();
        try {
            closed = true;
            subscriptions.forEach(BusSubscription::complete);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Message poll() {
        lock.lock();
        try {
            return messages.poll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable Message poll(Duration limit) throws InterruptedException {
        long left = TimeUnit.NANOSECONDS.convert(limit);
        lock.lockInterruptibly();
        try {
            while (messages.isEmpty() && left > 0) {
                left = posted.awaitNanos(left);
            }
            return messages.poll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    @SuppressWarnings("NullAway") // a queue that is not empty answers a message
    public Message take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (messages.isEmpty()) {
                posted.await();
            }
            return messages.poll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Flow.Publisher<Message> publisher() {
        return this::subscribe;
    }

    private void subscribe(Flow.Subscriber<? super Message> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        BusSubscription subscription =
                new BusSubscription(subscriber, new MessageQueue(pipeline, CAPACITY), subscriptions::remove);
        lock.lock();
        try {
            if (closed) {
                subscription.complete();
            } else {
                subscriptions.add(subscription);
            }
        } finally {
            lock.unlock();
        }
        subscription.open();
    }
}
