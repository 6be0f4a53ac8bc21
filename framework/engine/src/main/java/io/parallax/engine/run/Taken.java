package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The buffers that an element has taken from its inputs during one call.
final class Taken {
    private @Nullable Buffer[] buffers = new Buffer[8];
    private int[] generations = new int[8];
    private int size;

    void add(Buffer buffer) {
        if (size == generations.length) {
            buffers = Arrays.copyOf(buffers, size * 2);
            generations = Arrays.copyOf(generations, size * 2);
        }
        buffers[size] = buffer;
        generations[size++] = buffer.generation();
    }

    /// The element pushed a buffer; if it is one of these, the reference is gone.
    @SuppressWarnings("ReferenceEquality") // each reference is a handle of its own
    void pushed(Buffer buffer) {
        for (int i = 0; i < size; i++) {
            if (buffers[i] == buffer) {
                buffers[i] = null;
                return;
            }
        }
    }

    /// Closes what the element left.
    void settle() {
        for (int i = 0; i < size; i++) {
            Buffer buffer = buffers[i];
            if (buffer != null && buffer.isOpen() && buffer.generation() == generations[i]) {
                buffer.close();
            }
            buffers[i] = null;
        }
        size = 0;
    }
}
