package io.parallax.engine.run;

import io.parallax.api.element.Transform;
import io.parallax.engine.registry.ParallelOptions;
import io.parallax.engine.schedule.StreamingThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The threads that work for one element.
final class Crew implements Holder {
    private final ElementNode node;
    private final BlockingQueue<Job> work;
    private final List<StreamingThread> threads = new ArrayList<>();
    private volatile boolean disbanded;
    private boolean started;

    /// @param node the element's node
    /// @param name what the threads are to be called, before their numbers
    /// @param options how many threads and jobs
    Crew(ElementNode node, String name, ParallelOptions options) {
        this.node = node;
        this.work = new ArrayBlockingQueue<>(options.window());
        for (int i = 1; i <= options.workers(); i++) {
            threads.add(new StreamingThread(Thread.ofPlatform().daemon(true), name + "#" + i, this::work));
        }
    }

    private void work() {
        while (!disbanded) {
            try {
                Job job = work.take();
                Transform transform = (Transform) node.element(); // which is exchanged only while nobody is at work
                Thread.currentThread().setContextClassLoader(ElementCode.loader(transform));
                job.work(transform);
            } catch (InterruptedException _) {
                // either it is over, or an element left an interrupt behind that means nobody
            }
        }
    }

    /// Gives a job to whoever is free next. There is room, since there are no more jobs than that.
    void give(Job job) {
        if (!started) {
            started = true;
            threads.forEach(StreamingThread::start);
        }
        work.add(job);
    }

    /// Makes the threads end, those in a call too.
    void disband() {
        disbanded = true;
        threads.forEach(StreamingThread::interrupt);
    }

    @Override
    public String element() {
        return node.name();
    }

    @Override
    public List<ElementNode> members() {
        return List.of(node);
    }

    @Override
    public boolean await(long limitNs) throws InterruptedException {
        long deadline = System.nanoTime() + limitNs;
        for (StreamingThread thread : threads) {
            long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
            if (!thread.join(left)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Thread thread() {
        return threads.stream()
                .map(StreamingThread::thread)
                .filter(Thread::isAlive)
                .findFirst()
                .orElse(null);
    }
}
