package io.parallax.engine.run;

import io.parallax.api.pipeline.Explanation.Reason;
import io.parallax.engine.schedule.StreamingThread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches one streaming thread by the counters of its chain.
final class ChainWatch {
    private final HeadNode head;
    private final StreamingThread thread;
    private final boolean watchesInput;
    private List<ElementNode> members = List.of();
    private long count = -1;
    private long movedNs;
    private long enteredNs;
    private long patienceNs;
    private @Nullable Sight reported;
    private boolean jammed;
    private boolean hasMoved;
    private long stoodNs;

    /// @param patienceNs how long the chain may stand still before that is worth a look, in nanoseconds
    ChainWatch(HeadNode head, StreamingThread thread, long patienceNs) {
        this.head = head;
        this.thread = thread;
        this.patienceNs = patienceNs;
        this.watchesInput = head instanceof SourceNode;
    }

    HeadNode head() {
        return head;
    }

    StreamingThread thread() {
        return thread;
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /// @param now the nodes that the thread calls
    void members(List<ElementNode> now) {
        members = now;
    }

    /// Compares the counters with those of the last time.
    /// @return whether the chain has moved since
    boolean note(long nowNs) {
        long now = members.stream()
                .flatMap(node -> node.outputs().stream())
                .mapToLong(pad -> pad.passed.buffers())
                .sum();
        boolean moved = now != count;
        count = now;
        if (moved) {
            stoodNs = nowNs - enteredNs;
            movedNs = nowNs;
            hasMoved = true;
        }
        if (moved || !head.guard.isOccupied()) {
            enteredNs = nowNs;
        }
        return moved;
    }

    /// {@return whether the chain has moved since this was asked last}
    boolean takeMoved() {
        boolean was = hasMoved;
        hasMoved = false;
        return was;
    }

    /// {@return for how long the chain had stood still when it moved last, in nanoseconds}
    long stoodNs() {
        return stoodNs;
    }

    /// Begins to count time anew.
    void rest(long nowNs) {
        movedNs = nowNs;
        enteredNs = nowNs;
    }

    /// {@return for how long nothing has moved, in nanoseconds}
    long idleNs(long nowNs) {
        return nowNs - movedNs;
    }

    /// {@return for how long the thread has been in its chain without moving anything, in nanoseconds}
    long insideNs(long nowNs) {
        return nowNs - enteredNs;
    }

    /// {@return whether a look at the thread may show something new}
    boolean isDue(long nowNs) {
        return isAlive() && (insideNs(nowNs) >= patienceNs || (watchesInput && isOutOfSlots(nowNs)));
    }

    private boolean isOutOfSlots(long nowNs) {
        return idleNs(nowNs) >= patienceNs
                && head.outputs().stream()
                        .map(pad -> pad.memory().stats())
                        .anyMatch(pool -> pool != null && pool.free() == 0);
    }

    /// {@return for how long what was seen has been so, in nanoseconds}
    long lastingNs(Sight sight, long nowNs) {
        boolean isInside =
                (sight.reason() == Reason.IN_CALL && !sight.isInSource()) || sight.reason() == Reason.NO_ROOM;
        return isInside ? insideNs(nowNs) : idleNs(nowNs);
    }

    @Nullable Sight reported() {
        return reported;
    }

    void reported(Sight sight) {
        reported = sight;
    }

    /// The chain moves again. One that is known to be slow gets more patience.
    void resumed() {
        reported = null;
        patienceNs = Math.max(patienceNs, 2 * stoodNs);
    }

    /// {@return whether this is the first time since the chain moved}
    boolean jam() {
        boolean first = !jammed;
        jammed = true;
        return first;
    }

    void unjam() {
        jammed = false;
    }
}
