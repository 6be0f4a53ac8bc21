package io.parallax.memory.slot;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Threads that wait for a slot.
///
/// **Why no wake-up is missed.** A waiter writes `count` ([#add]) and then looks at the ring's tail; who returns a slot
/// moves the tail and then reads `count` ([#wake]). All four are volatile accesses, so they have one order that
/// everyone agrees on: either the waiter sees the slot, or the returner sees the waiter. A wake-up between the
/// waiter's look and its parking is kept by the thread as a permit. Closing the pool works the same way, with
/// `closed` for the tail.
///
/// A wake-up takes everyone off the list, so that further slots that return before the woken threads run cost nothing.
/// Whoever finds no slot adds itself again before it looks again.
///
/// **The permit can get lost.** A thread has one permit for all its waits. Between [#add] and [#park] the waiter may
/// come by other locks, and a wait for one of those takes the permit that a wake-up has left. So [#park] asks the list,
/// which a wake-up empties before it hands out permits.
final class Waiters {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread[] threads = new Thread[4];
    private volatile int count;

    /// Puts the calling thread on the list, if it is not there.
    void add() {
        Thread self = Thread.currentThread();
        lock.lock();
        try {
            if (indexOf(self) < 0) {
                int waiting = count;
                if (waiting == threads.length) {
                    threads = Arrays.copyOf(threads, 2 * waiting);
                }
                threads[waiting] = self;
                count = waiting + 1;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes the calling thread off the list, if it is there.
    void remove() {
        lock.lock();
        try {
            int index = indexOf(Thread.currentThread());
            if (index >= 0) {
                int last = count - 1;
                threads[index] = threads[last];
                threads[last] = null;
                count = last;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Sleeps until the calling thread is woken, unless it has been since [#add]. It may also return for no reason.
    /// @param blocker for who looks at the thread
    /// @param limitNs longest sleep in nanoseconds
    void park(Object blocker, long limitNs) {
        if (isListed()) {
            LockSupport.parkNanos(blocker, limitNs);
        }
    }

    private boolean isListed() {
        lock.lock();
        try {
            return indexOf(Thread.currentThread()) >= 0;
        } finally {
            lock.unlock();
        }
    }

    /// Wakes everyone, after a slot came home or the pool was closed.
    void wake() {
        if (count != 0) {
            wakeAll();
        }
    }

    private void wakeAll() {
        lock.lock();
        try {
            int waiting = count;
            count = 0;
            for (int i = 0; i < waiting; i++) {
                LockSupport.unpark(threads[i]);
                threads[i] = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private int indexOf(Thread thread) {
        for (int i = 0; i < count; i++) {
            if (threads[i] == thread) {
                return i;
            }
        }
        return -1;
    }
}
