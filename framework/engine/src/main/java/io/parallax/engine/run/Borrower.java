package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.time.ClockTime;
import org.jspecify.annotations.Nullable;

/// Keeps the books on the input that an element borrows: what it does not push on is closed after the call. This works
/// by identity, since every reference to a buffer is a handle of its own.
class Borrower {
    private @Nullable Buffer borrowed;
    private int generation;
    private @Nullable Taken taken;

    final void borrow(Buffer buffer) {
        borrowed = buffer;
        generation = buffer.generation();
    }

    /// The element pushed a buffer; if it is the borrowed one, the reference is gone.
    @SuppressWarnings("ReferenceEquality") // identity is the point: each reference is a handle of its own
    final void pushed(Buffer buffer) {
        Taken several = taken;
        if (buffer == borrowed) {
            borrowed = null;
        } else if (several != null) {
            several.pushed(buffer);
        }
    }

    /// Lends several buffers in one call from now on.
    final Taken lendSeveral() {
        Taken several = new Taken();
        taken = several;
        return several;
    }

    /// {@return whether there is a buffer that the element has not pushed on}
    final boolean isHandling() {
        return borrowed != null;
    }

    /// {@return number of the buffer that is being handled, -1 if there is none or it went on}
    final long sequence() {
        Buffer buffer = borrowed;
        return buffer == null || !isOurs(buffer) ? -1 : buffer.metadata().sequence();
    }

    /// {@return time stamp of the buffer that is being handled, none if there is none or it went on}
    final long pts() {
        Buffer buffer = borrowed;
        return buffer == null || !isOurs(buffer)
                ? ClockTime.NONE
                : buffer.metadata().pts();
    }

    /// Marks the buffer that is being handled as coming after a gap.
    /// @return whether there is one
    final boolean markDiscont() {
        Buffer buffer = borrowed;
        if (buffer == null || !isOurs(buffer)) {
            return false;
        }
        buffer.metadata().flags(buffer.metadata().flags() | BufferFlags.DISCONT);
        return true;
    }

    /// An element that closed its input by itself broke the rule; the handle may be somebody else's by now.
    private boolean isOurs(Buffer buffer) {
        return buffer.isOpen() && buffer.generation() == generation;
    }

    /// Closes the input if the element left it.
    final void settle() {
        Buffer buffer = borrowed;
        if (buffer != null) {
            borrowed = null;
            if (isOurs(buffer)) {
                buffer.close();
            }
        }
    }
}
