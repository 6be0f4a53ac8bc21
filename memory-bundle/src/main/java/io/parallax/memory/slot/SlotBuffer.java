package io.parallax.memory.slot;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.Metadata;
import io.parallax.api.codec.Codec;
import io.parallax.api.codec.Cursor;
import java.lang.foreign.MemorySegment;

/// One reference to bytes of a slot. Its metadata lies in the handle itself. Segments are cut when they are first asked
/// for, and kept for the next use of the handle.
class SlotBuffer extends HandleMetadata implements Buffer {
    /// Place in the slot's list of spare handles, from 1; 0 for a handle that is not kept there.
    final int number;

    /// Number of the spare handle below this one; written by who puts this one on the list.
    int nextSpare;

    /// Makes a further handle of a slot.
    SlotBuffer(Slot slot, int number) {
        super(slot);
        this.number = number;
    }

    /// Makes the first handle of a slot: the slot itself.
    SlotBuffer() {
        super(null);
        this.number = 0;
    }

    final SlotBuffer open(long newStart, long newSize) {
        if (newStart != start || newSize != size) {
            start = newStart;
            size = newSize;
            window = null;
        }
        open = true;
        generation++;
        return this;
    }

    @Override
    public final long size() {
        checkOpen();
        return size;
    }

    @Override
    public final MemorySegment bytes() {
        checkOpen();
        return window().readOnly();
    }

    @Override
    public final boolean isWritable() {
        checkOpen();
        return slot.mayBeWritten();
    }

    @Override
    public final MemorySegment writable() {
        checkOpen();
        if (!slot.mayBeWritten()) {
            throw slot.notWritable();
        }
        forgetValidation();
        return window().writable();
    }

    @Override
    public final boolean isNativeSafe() {
        checkOpen();
        return slot.isSafeForNativeCode();
    }

    @Override
    public final Metadata metadata() {
        checkOpen();
        return this;
    }

    @Override
    public final Buffer retain() {
        checkOpen();
        SlotBuffer more = slot.share(this, start, size);
        more.copyValidation(this);
        return more;
    }

    @Override
    public final Buffer view(long offset, long length) {
        checkOpen();
        if (offset < 0 || length < 0 || length > size - offset) {
            throw slot.outside("view of " + length + " bytes at " + offset + " of a buffer of " + size + " bytes");
        }
        return slot.share(this, start + offset, length);
    }

    @Override
    public final <T> T as(Codec<T> codec) {
        return codec.read(validated(codec));
    }

    @Override
    public final <T> Cursor<T> as(Cursor<T> cursor) {
        return cursor.overValidated(validated(cursor.codec()));
    }

    private MemorySegment validated(Codec<?> codec) {
        MemorySegment bytes = bytes();
        if (!isValidatedBy(codec)) {
            codec.validate(bytes);
            validatedBy(codec);
        }
        return bytes;
    }

    @Override
    public final boolean isOpen() {
        return open;
    }

    @Override
    public final int generation() {
        return generation;
    }

    @Override
    public final void close() {
        end();
        slot.release(this); // last: another thread may use this handle for its own buffer at once
    }

    /// Ends the handle and leaves its reference to who called this.
    final void handOver() {
        end();
        slot.rest(this);
    }

    private void end() {
        checkOpen();
        if (lease != null) {
            endLease(lease);
        }
        open = false;
        forgetValidation();
        dropEntries();
    }

    final Slot slot() {
        checkOpen();
        return slot;
    }

    @Override
    final void checkOpen() {
        if (!open) {
            throw slot.misuse("the buffer was released; retain() it before, to use it longer");
        }
    }

    @Override
    public String toString() {
        return "Buffer[pool=" + slot.poolName() + " slot=" + slot.index() + " offset=" + start + " size=" + size
                + (open ? "]" : " released]");
    }

    private Window window() {
        Window known = window;
        if (known == null) {
            known = slot.isStrict() ? leasedWindow() : slot.window(start, size);
            window = known;
        }
        return known;
    }

    private Window leasedWindow() {
        SlotLease running = slot.lease(start, size);
        lease = running;
        return new Window(start, running.bytes());
    }

    private void endLease(SlotLease running) {
        if (!running.tryEnd()) {
            throw slot.misuse("the buffer is released while a call still uses its bytes; wait for the call to end");
        }
        lease = null;
    }
}
