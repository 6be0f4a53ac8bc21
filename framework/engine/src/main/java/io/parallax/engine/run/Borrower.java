package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// Keeps the books on the input that an element borrows: what it does not push on is closed after the call. This works
/// by identity, since every reference to a buffer is a handle of its own.
class Borrower {
    private @Nullable Buffer borrowed;

    final void borrow(Buffer buffer) {
        borrowed = buffer;
    }

    /// The element pushed a buffer; if it is the borrowed one, the reference is gone.
    @SuppressWarnings("ReferenceEquality") // identity is the point: each reference is a handle of its own
    final void pushed(Buffer buffer) {
        if (buffer == borrowed) {
            borrowed = null;
        }
    }

    /// {@return number of the buffer that is being handled, -1 if there is none or it went on}
    final long sequence() {
        Buffer buffer = borrowed;
        return buffer == null || !buffer.isOpen() ? -1 : buffer.metadata().sequence();
    }

    /// Closes the input if the element left it; an element that closed it by itself broke the rule, but did no harm.
    final void settle() {
        Buffer buffer = borrowed;
        if (buffer != null) {
            borrowed = null;
            if (buffer.isOpen()) {
                buffer.close();
            }
        }
    }
}
