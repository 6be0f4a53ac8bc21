package io.parallax.engine.run;

import io.parallax.engine.schedule.StreamingThread;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A streaming thread, which has to come back from the elements of its chain.
/// @param head where it starts
/// @param chain the elements that it runs
/// @param streaming the thread
record HeadHolder(HeadNode head, ChainMembers chain, StreamingThread streaming) implements Holder {
    @Override
    public String element() {
        Thread running = streaming.thread();
        return chain.inside(head, running.getStackTrace()).name();
    }

    @Override
    public List<ElementNode> members() {
        return chain.of(head);
    }

    @Override
    public boolean await(long limitNs) throws InterruptedException {
        return streaming.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(limitNs)));
    }

    @Override
    public @Nullable Thread thread() {
        Thread running = streaming.thread();
        return running.isAlive() ? running : null;
    }
}
