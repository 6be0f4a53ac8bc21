package io.parallax.memory.ipc;

import io.parallax.api.buffer.Buffer;
import io.parallax.memory.layout.DescriptorRing;
import io.parallax.memory.layout.RingEntry;
import io.parallax.memory.layout.WaitFlags;
import io.parallax.memory.os.Futex;
import io.parallax.memory.slot.SlotPool;
import java.lang.foreign.MemorySegment;

/// Writes entries into the ring of one member. One thread at a time uses it, and only while there is room.
final class Pen {
    private final SlotPool pool;
    private final Account account;
    private final int entries;
    private final DescriptorRing ring;
    private final WaitFlags flags;
    private final MemorySegment memberWord;
    private final RingEntry entry = new RingEntry();

    Pen(SlotPool pool, Account account, ControlFile control, int entries) {
        this.pool = pool;
        this.account = account;
        this.entries = entries;
        this.ring = control.descriptors();
        this.flags = control.flags();
        this.memberWord = flags.memberWord();
    }

    /// @param toGive whether the caller's reference becomes the member's
    void write(Buffer buffer, boolean toGive, int moreFlags) {
        long position = account.sent();
        pool.describe(buffer, entry);
        entry.addFlags(moreFlags);
        if (entry.kind() == RingEntry.SMALL) {
            writeSmall(buffer, position, toGive);
        } else {
            writeReference(buffer, position, toGive);
        }
    }

    private void writeSmall(Buffer buffer, long position, boolean toGive) {
        ring.writeSmall(position, pool.bytesOf(entry.slot()), entry.start(), entry.size());
        if (toGive) {
            pool.handOver(buffer);
        }
        account.giveSmall();
        publish(position);
        if (toGive) {
            pool.comeBack(entry.slot()); // last, since the member does not wait for it
        }
    }

    private void writeReference(Buffer buffer, long position, boolean toGive) {
        if (toGive) {
            pool.handOver(buffer);
        } else {
            pool.lendOut(entry.slot());
        }
        account.giveReference(entry.slot());
        publish(position);
    }

    void writeNote(int arena, long messages, boolean isLast) {
        long position = account.sent();
        entry.refer(RingEntry.NOTE, arena, messages & 0xFFFF_FFFFL, isLast ? 1 : 0);
        account.giveSmall(); // it is given back as small payloads are
        publish(position);
    }

    /// The end takes the place that is kept for it, and is not given back.
    void writeEnd() {
        entry.refer(RingEntry.END, 0, 0, 0);
        publish(account.sent());
    }

    /// Fetches the lines of the entries that come next, if the member lags behind, so that more will follow at once;
    /// and those of their payloads, if these are small now.
    void reach(int count) {
        long out = account.out();
        if (out >= count && out + count < entries) {
            ring.reach(account.sent(), count, entry.kind() == RingEntry.SMALL);
        }
    }

    private void publish(long position) {
        ring.write(position, entry);
        if (flags.clearMember()) {
            Futex.wake(memberWord);
        }
    }
}
