package io.parallax.sdk.testkit;

import io.parallax.api.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/// What an element has borrowed for a call: what it does not push is closed after the call.
final class Borrow {
    private final List<Buffer> lent = new ArrayList<>();

    void begin(Buffer buffer) {
        lent.add(buffer);
    }

    /// Notes that a reference was handed on.
    @SuppressWarnings("ReferenceEquality") // the handle itself is the reference that is lent
    void pushed(Buffer buffer) {
        lent.removeIf(each -> each == buffer);
    }

    void end() {
        List<Buffer> left = List.copyOf(lent);
        lent.clear();
        boolean areOpen = left.stream().allMatch(Buffer::isOpen);
        left.stream().filter(Buffer::isOpen).forEach(Buffer::close);
        if (!areOpen) {
            throw new AssertionError("the element closed its input, which it only borrows: push it or leave it");
        }
    }
}
