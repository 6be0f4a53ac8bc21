package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// Keeps the books on the input that an element borrows: what it does not push on is closed after the call. This works
/// by identity, since every reference to a buffer is a handle of its own.
class Borrower {
    private @Nullable Buffer borrowed;
    private int generation;

    final void borrow(Buffer buffer) {
        borrowed = buffer;
        generation = buffer.generation();
    }

    /// The element pushed a buffer; if it is the borrowed one, the reference is gone.
    @SuppressWarnings("ReferenceEquality") // identity is the point: each reference is a handle of its own
    final void pushed(Buffer buffer) {
        if (buffer == borrowed) {
            borrowed = null;
        }
    }

    /// {@return whether an element has a buffer that it has not pushed on} Any thread may ask; the answer may be old.
    final boolean isLending() {
        return borrowed != null;
    }

    /// {@return number of the buffer that is being handled, -1 if there is none or it went on}
    final long sequence() {
        Buffer buffer = borrowed;
        return buffer == null || !isOurs(buffer) ? -1 : buffer.metadata().sequence();
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
