package io.parallax.sdk.testkit;

import io.parallax.api.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// The input that an element has borrowed for a call: what it does not push is closed after the call.
final class Borrow {
    private @Nullable Buffer input;

    void begin(Buffer buffer) {
        input = buffer;
    }

    /// Notes that a reference was handed on.
    @SuppressWarnings("ReferenceEquality") // the handle itself is the reference that is lent
    void pushed(Buffer buffer) {
        if (buffer == input) {
            input = null;
        }
    }

    void end() {
        Buffer left = input;
        input = null;
        if (left == null) {
            return;
        }
        if (!left.isOpen()) {
            throw new AssertionError("the element closed its input, which it only borrows: push it or leave it");
        }
        left.close();
    }
}
