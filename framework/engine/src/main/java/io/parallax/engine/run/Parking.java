package io.parallax.engine.run;

import io.parallax.api.deploy.RedeployException;
import io.parallax.engine.schedule.StreamingThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Keeps streaming threads standing between two buffers, outside of every element, until they are let go. Sources,
/// too, are not in a call then: one that waits for input is called back.
final class Parking {
    private static final long LOOK_AGAIN_MS = 5;

    private final Run run;
    private final List<Place> places = new ArrayList<>();

    Parking(Run run) {
        this.run = run;
    }

    /// Where one thread stands.
    private final class Place implements Runnable {
        private final HeadNode head;
        private final List<ElementNode> drained;
        // guarded by this
        private boolean standing;
        private boolean open;

        Place(HeadNode head, List<ElementNode> drained) {
            this.head = head;
            this.drained = drained;
        }

        @Override
        public void run() {
            finishWork();
            boolean interrupted = stand();
            Thread.currentThread().setContextClassLoader(ElementCode.loader(head.element()));
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void finishWork() {
            head.guard.enter();
            try {
                for (ElementNode node : drained) {
                    node.finishWork();
                    node.drainRest();
                }
            } catch (Throwable e) {
                drained.getFirst().failed(e);
            } finally {
                head.guard.leave();
            }
        }

        private synchronized boolean stand() {
            boolean interrupted = false;
            standing = true;
            notifyAll();
            while (!open && !run.isStopping()) {
                try {
                    wait(LOOK_AGAIN_MS);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            standing = false;
            return interrupted;
        }

        synchronized boolean isStanding() {
            return standing;
        }

        /// @return whether the thread stands here
        synchronized boolean await(StreamingThread thread, long deadlineNs) throws InterruptedException {
            while (!standing && thread.isAlive() && System.nanoTime() < deadlineNs) {
                wait(LOOK_AGAIN_MS);
            }
            return standing || !thread.isAlive();
        }

        synchronized void open() {
            open = true;
            notifyAll();
        }
    }

    /// Stops a thread. Those upstream come first, so that who waits for room gets it.
    /// @param head where it starts
    /// @param drained elements that push what they keep back, and whose helpers finish, before the thread stands
    /// @param limitNs longest wait in nanoseconds
    void park(HeadNode head, List<ElementNode> drained, long limitNs) throws InterruptedException, RedeployException {
        StreamingThread thread = run.tasks().threads().get(head);
        if (thread == null) {
            return;
        }
        Place place = new Place(head, drained);
        places.add(place);
        head.mail.send(place);
        head.wake();
        if (head instanceof SourceNode) {
            run.tasks().interruptOutside(head, () -> !place.isStanding());
        }
        if (!place.await(thread, System.nanoTime() + limitNs)) {
            throw new RedeployException(
                    head.name() + " did not come to a stand between two buffers within "
                            + TimeUnit.NANOSECONDS.toMillis(limitNs) + " ms: " + thread.whereabouts(),
                    null);
        }
    }

    /// Lets all threads go on.
    void open() {
        places.reversed().forEach(Place::open);
    }
}
