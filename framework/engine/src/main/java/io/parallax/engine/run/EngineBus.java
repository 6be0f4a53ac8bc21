package io.parallax.engine.run;

import io.parallax.api.pipeline.Bus;
import io.parallax.api.pipeline.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Messages in order, at most so many: the oldest give way, but never one that ends a run.
final class EngineBus implements Bus {
    static final int CAPACITY = 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition posted = lock.newCondition();
    private final Deque<Message> messages = new ArrayDeque<>();

    void post(Message message) {
        lock.lock();
        try {
            if (messages.size() >= CAPACITY) {
                dropOldest();
            }
            messages.add(message);
            posted.signal();
        } finally {
            lock.unlock();
        }
    }

    private void dropOldest() {
        for (Iterator<Message> each = messages.iterator(); each.hasNext(); ) {
            Message message = each.next();
            if (!(message instanceof Message.EndOfStream || message instanceof Message.Failed)) {
                each.remove();
                return;
            }
        }
        messages.removeFirst();
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
    public Message take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (messages.isEmpty()) {
                posted.await();
            }
            return messages.remove();
        } finally {
            lock.unlock();
        }
    }
}
