package io.parallax.memory.ipc;

import io.parallax.memory.layout.ReturnRing;
import io.parallax.memory.slot.SlotPool;
import java.util.concurrent.atomic.AtomicLong;

/// What a member was sent and has given back: the only truth about what it holds.
///
/// **Threads.** What was sent is written by the sender alone, before the member can know of it; what came back is
/// written by who collects, one at a time. Each side reads what is the other's. A member gives back only what it was
/// sent, so who collects sees it as sent, by way of the two rings.
final class Account {
    private final SlotPool pool;

    /// How many buffers a member can have. One entry of the ring is kept for the end of the stream.
    private final long most;

    /// How often each slot was sent.
    private final int[] given;

    /// How many buffers were sent, and how many of them as small payloads. Written with `lazySet` (release).
    private final AtomicLong sent = new AtomicLong();

    private final AtomicLong sentSmall = new AtomicLong();

    /// How often each slot came back.
    private final int[] back;

    /// How many buffers came back. Written with `lazySet` (release), so that the sender may write over their entries.
    private final AtomicLong returned = new AtomicLong();

    private final AtomicLong returnedSmall = new AtomicLong();

    Account(SlotPool pool, int entries) {
        this.pool = pool;
        this.most = entries - 1L;
        this.given = new int[pool.slots()];
        this.back = new int[pool.slots()];
    }

    /// {@return how many buffers were sent}
    long sent() {
        return sent.getAcquire();
    }

    /// {@return how many buffers the member has}
    long out() {
        return sent.getAcquire() - returned.getAcquire();
    }

    /// {@return how many references the member has, small payloads left out} The sender alone may ask.
    long references() {
        long back = returned.getAcquire(); // first, so that the answer is never too small
        return sent.getPlain() - sentSmall.getPlain() - (back - returnedSmall.getAcquire());
    }

    /// {@return whether the member has all that it can}
    boolean isFull() {
        return out() >= most;
    }

    /// The sender is about to send a reference, which is the member's from now on.
    void giveReference(int slot) {
        given[slot]++;
        sent.lazySet(sent.getPlain() + 1);
    }

    /// The sender is about to send a small payload.
    void giveSmall() {
        sentSmall.lazySet(sentSmall.getPlain() + 1);
        sent.lazySet(sent.getPlain() + 1);
    }

    /// {@return how many references to a slot the member has}
    int references(int slot) {
        return given[slot] - back[slot];
    }

    /// Takes something back.
    /// @param what as [ReturnRing#read] answers it
    /// @return false if the member does not have that
    boolean takeBack(int what) {
        return what < ReturnRing.SMALL ? takeReference(what) : takeSmall(what - ReturnRing.SMALL);
    }

    private boolean takeReference(int slot) {
        if (slot < 0 || slot >= back.length || references(slot) <= 0) {
            return false;
        }
        back[slot]++;
        returned.lazySet(returned.getPlain() + 1);
        pool.comeBack(slot);
        return true;
    }

    private boolean takeSmall(int count) {
        if (count < 1 || count > sentSmall.getAcquire() - returnedSmall.getPlain()) {
            return false;
        }
        returnedSmall.lazySet(returnedSmall.getPlain() + count);
        returned.lazySet(returned.getPlain() + count);
        return true;
    }

    /// Takes everything back. Nothing is sent any more.
    void takeAllBack() {
        for (int slot = 0; slot < back.length; slot++) {
            while (references(slot) > 0) {
                back[slot]++;
                pool.comeBack(slot);
            }
        }
        returnedSmall.lazySet(sentSmall.getAcquire());
        returned.lazySet(sent.getAcquire());
    }
}
