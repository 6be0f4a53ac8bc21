package io.parallax.engine.run;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a streaming thread does: run its head with the head's class loader. Whatever gets past the head, even a failure
/// to report a failure for want of memory, becomes a failure of the run: a thread never ends in silence.
/// @param head where the thread starts
record HeadThread(HeadNode head) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(HeadThread.class);
    private static final int MOST_TRIES = 1_000;
    private static final long NAP_NS = TimeUnit.MILLISECONDS.toNanos(10);

    @Override
    public void run() {
        try {
            Thread.currentThread().setContextClassLoader(ElementCode.loader(head.element()));
            head.run.place(head);
            head.run();
        } catch (Throwable e) {
            report(e);
        }
    }

    /// Memory that is short now may be there soon, since whatever the thread held is garbage now.
    private void report(Throwable cause) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                head.run.failed(head, cause);
                return;
            } catch (Throwable _) {
                LockSupport.parkNanos(this, NAP_NS);
            }
        }
        LOG.error("{} ended, and that could not be reported", head.name(), cause);
    }
}
