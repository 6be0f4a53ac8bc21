package io.parallax.engine.schedule;

import io.parallax.engine.link.Crowd;

/// One thread that moves buffers: from a source or a queue down to the next queue or sink.
public final class StreamingThread {
    private final Thread thread;

    /// @param builder makes the thread
    /// @param name what it is to be called, `pipeline/element`
    /// @param work what to do until the stream ends or is stopped; must not throw
    public StreamingThread(Thread.Builder builder, String name, Runnable work) {
        this.thread = builder.name("parallax/" + name).unstarted(() -> {
            Crowd.enter();
            try {
                work.run();
            } finally {
                Crowd.leave();
            }
        });
    }

    /// Starts the thread.
    public void start() {
        thread.start();
    }

    /// {@return the thread}
    public Thread thread() {
        return thread;
    }

    /// Interrupts whatever the thread waits for.
    public void interrupt() {
        thread.interrupt();
    }

    /// Waits until the thread has ended.
    /// @param limitMs longest wait in milliseconds
    /// @return whether it has ended
    /// @throws InterruptedException if the caller was interrupted while waiting
    public boolean join(long limitMs) throws InterruptedException {
        if (thread.getState() == Thread.State.NEW) {
            return true;
        }
        thread.join(limitMs);
        return !thread.isAlive();
    }

    /// {@return the thread's name}
    public String name() {
        return thread.getName();
    }

    /// {@return whether the thread has begun and not ended}
    public boolean isAlive() {
        return thread.isAlive();
    }

    /// {@return what the thread is doing now, the innermost call first; empty if it does not run}
    public StackTraceElement[] stack() {
        return thread.getStackTrace();
    }

    /// {@return where the thread is now: its name and innermost frames, for messages}
    public String whereabouts() {
        StackTraceElement[] frames = thread.getStackTrace();
        StringBuilder text = new StringBuilder(thread.getName());
        for (int i = 0; i < Math.min(3, frames.length); i++) {
            text.append(i == 0 ? " in " : " < ").append(frames[i].getClassName());
            text.append('.').append(frames[i].getMethodName());
        }
        return text.toString();
    }
}
