package io.parallax.memory.slot;

import io.parallax.api.memory.SlotUse;
import io.parallax.memory.layout.RingEntry;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One slot: its bytes, the count of its references, and the handles that it recycles. It is its own first handle,
/// which for most buffers is the only one.
class Slot extends SlotBuffer {
    private final SlotHome home;
    private final boolean foreign;
    private final boolean strict;
    private final int index;
    private final MemorySegment whole;
    private final SpareHandles spares = new SpareHandles(this);
    private final @Nullable Window[] windows = new Window[4];

    /// The object of the latest loan. Only borrowers touch it, one after the other.
    private @Nullable SlotLoan loan;

    /// Where the running loan was made; in strict mode only. Written by the borrower, read when the pool is closed.
    private volatile @Nullable Throwable origin;

    /// Who took the slot. Written and read as [#leftNs].
    private String loaner = "";

    Slot(SlotHome home, int index, MemorySegment whole) {
        this.home = home;
        this.foreign = home.isForeign();
        this.strict = home.isStrict();
        this.index = index;
        this.whole = whole;
    }

    /// Starts a loan. The caller has just taken the slot, so nobody else calls this now.
    SlotLoan lend() {
        note(Thread.currentThread().getName());
        if (strict) {
            origin = new Throwable("loaned here by " + Thread.currentThread());
            return new SlotLoan(this);
        }
        SlotLoan latest = loan;
        if (latest != null && latest.tryReopen()) {
            return latest;
        }
        SlotLoan fresh = new SlotLoan(this);
        loan = fresh;
        return fresh;
    }

    /// Storing a reference costs more than comparing it, and mostly the same thread comes again.
    @SuppressWarnings("ReferenceEquality") // the same text, not an equal one: it is about the store
    private void note(String thread) {
        if (loaner != thread) {
            loaner = thread;
        }
        leftNs = CoarseClock.nowNs();
    }

    /// {@return who has the slot, or null while it is home}
    @Nullable SlotUse use(List<String> peers) {
        long since = leftNs;
        if (since == 0) {
            return null;
        }
        int references = holders();
        String who = loaner.isEmpty() ? "a virtual thread" : loaner;
        long heldNs = Math.max(0, CoarseClock.exactNs() - since);
        return new SlotUse(index, who, heldNs, references == 0 ? whole.byteSize() : size, references, peers);
    }

    /// Makes the first handle of a loan's bytes.
    SlotBuffer publish(long byteSize) {
        SlotBuffer handle = firstHandle(byteSize);
        handle.clear();
        return handle.open(0, byteSize);
    }

    /// Makes the first handle of something that came from another process, with its metadata.
    /// @param entry gives size and metadata
    /// @param from first byte within the slot
    SlotBuffer publish(RingEntry entry, long from) {
        SlotBuffer handle = firstHandle(entry.size());
        handle.takeOver(entry);
        return handle.open(from, entry.size());
    }

    private SlotBuffer firstHandle(long byteSize) {
        holdFirst();
        if (strict) {
            size = byteSize; // for who asks how the slot is used
            return new SlotBuffer(this, 0);
        }
        return this;
    }

    /// Adds a reference for which the caller holds one already.
    SlotBuffer share(SlotBuffer from, long newStart, long newSize) {
        holdMore();
        SlotBuffer handle = strict ? new SlotBuffer(this, 0) : spares.take();
        handle.copyFields(from);
        return handle.open(newStart, newSize);
    }

    /// Ends the reference of a handle that is closed already.
    void release(SlotBuffer handle) {
        rest(handle);
        if (holdLess()) {
            goHome();
        }
    }

    /// Keeps a handle that is closed already for its next use.
    void rest(SlotBuffer handle) {
        if (handle.number > 0) {
            spares.give(handle);
        }
    }

    /// Returns the slot to where it belongs. The caller is its last user.
    void goHome() {
        if (strict) {
            origin = null;
        }
        leftNs = 0;
        home.takeHome(this);
    }

    /// Adds a reference without a handle, for another process. The caller has an open handle.
    void lendOut() {
        holdMore();
    }

    /// Ends a reference without a handle.
    void comeBack() {
        if (holdLess()) {
            goHome();
        }
    }

    boolean mayBeWritten() {
        return !foreign && isSoleHolder();
    }

    IllegalStateException notWritable() {
        return misuse(
                foreign
                        ? "the buffer belongs to another process and can only be read; loan a slot and copy the bytes"
                                + " into it"
                        : "the buffer is shared by " + holders()
                                + " references and cannot be written; loan a slot and copy the bytes into it");
    }

    boolean isSafeForNativeCode() {
        return home.isNativeSafe();
    }

    boolean isStrict() {
        return strict;
    }

    int index() {
        return index;
    }

    /// {@return whether the slot is one of that pool}
    @SuppressWarnings("ReferenceEquality") // this pool, not an equal one
    boolean belongsTo(SlotPool pool) {
        return home == pool;
    }

    /// {@return the pool of this process that the slot is of, or null}
    @Nullable SlotPool pool() {
        return home instanceof SlotPool pool ? pool : null;
    }

    String poolName() {
        return home.name();
    }

    /// {@return all bytes of the slot, used or not}
    MemorySegment whole() {
        return whole;
    }

    /// {@return part of the slot} Streams mostly ask for the same few parts again, so some are remembered. Threads may
    /// race here: each finds a whole window or none.
    Window window(long from, long byteSize) {
        int place = (int) (((from + 31 * byteSize) * 0x9E37_79B9_7F4A_7C15L) >>> 62);
        Window known = windows[place];
        if (known == null || !known.spans(from, byteSize)) {
            known = new Window(from, whole.asSlice(from, byteSize));
            windows[place] = known;
        }
        return known;
    }

    /// Gives part of the slot a lifetime of its own, for strict mode.
    SlotLease lease(long from, long byteSize) {
        return home.lease(whole.asSlice(from, byteSize));
    }

    /// {@return where the loan was made that keeps this slot away, or null; in strict mode only}
    @Nullable Throwable origin() {
        return origin;
    }

    IllegalStateException misuse(String what) {
        return new IllegalStateException(what + ": pool=" + home.name() + " slot=" + index);
    }

    IndexOutOfBoundsException outside(String what) {
        return new IndexOutOfBoundsException(what + ": pool=" + home.name() + " slot=" + index);
    }
}
