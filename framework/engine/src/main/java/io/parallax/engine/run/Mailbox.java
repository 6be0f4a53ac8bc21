package io.parallax.engine.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Events that wait until the thread of a chain is between two buffers. Bounded: a newer seek, quality or latency event
/// for an element replaces the older one, and of others the oldest gives way when there are too many.
final class Mailbox {
    static final int ROOM = 64;

    private final Deque<Letter> letters = new ArrayDeque<>();
    private volatile @Nullable Runnable errand;
    private volatile boolean waiting;

    /// {@return whether there is a letter; costs one read}
    boolean isWaiting() {
        return waiting;
    }

    /// {@return whether all is kept; false if an old letter had to give way}
    synchronized boolean put(Letter letter) {
        Letter kept = letter;
        for (Iterator<Letter> each = letters.iterator(); each.hasNext(); ) {
            Letter older = each.next();
            if (letter.replaces(older)) {
                each.remove();
                kept = letter.insteadOf(older);
            }
        }
        boolean fits = letters.size() < ROOM || !dropOldest();
        letters.add(kept);
        waiting = true;
        notifyAll();
        return fits;
    }

    /// A letter that carries a flush must not be lost, or the thread that waits for it would wait for ever.
    private boolean dropOldest() {
        for (Iterator<Letter> each = letters.iterator(); each.hasNext(); ) {
            if (!each.next().sending().flush()) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    synchronized @Nullable Letter poll() {
        Letter letter = letters.poll();
        waiting = !letters.isEmpty() || errand != null;
        return letter;
    }

    /// Has the thread do something between two buffers, before it reads its letters. One thread at a time asks.
    synchronized void send(Runnable task) {
        errand = task;
        waiting = true;
        notifyAll();
    }

    boolean hasErrand() {
        return errand != null;
    }

    /// {@return what the thread is to do, null if nothing}
    @Nullable Runnable takeErrand() {
        return errand == null ? null : take();
    }

    private synchronized @Nullable Runnable take() {
        Runnable task = errand;
        errand = null;
        waiting = !letters.isEmpty();
        return task;
    }

    /// Waits until there is a letter.
    /// @param over another reason to go on; whoever brings it about calls [#nudge()]
    synchronized void await(BooleanSupplier over) throws InterruptedException {
        while (letters.isEmpty() && errand == null && !over.getAsBoolean()) {
            wait();
        }
    }

    /// Makes whoever waits look again whether there is a reason to go on.
    synchronized void nudge() {
        notifyAll();
    }
}
