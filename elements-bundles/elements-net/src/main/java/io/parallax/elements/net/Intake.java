package io.parallax.elements.net;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.memory.LoanedSlot;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Makes buffers of what a connection brings. Each read becomes a buffer as soon as there are bytes.
final class Intake implements AutoCloseable {
    private static final long SLICE_MS = 50;

    private final @Nullable Listener listener;
    private final int blocksize;
    private @Nullable Connection connection;
    private long position;

    private Intake(@Nullable Listener listener, @Nullable Connection connection, int blocksize) {
        this.listener = listener;
        this.connection = connection;
        this.blocksize = blocksize;
    }

    /// Takes what the first one sends who connects.
    static Intake from(Listener listener, int blocksize) {
        return new Intake(listener, null, blocksize);
    }

    static Intake from(Connection connection, int blocksize) {
        return new Intake(null, connection, blocksize);
    }

    Flow produce(Output out) throws IOException, InterruptedException {
        Connection from = connection;
        if (from == null) {
            connection = listener == null ? null : listener.accept(SLICE_MS);
            return Flow.Signal.CONTINUE;
        }
        try (LoanedSlot slot = out.loan(blocksize)) {
            ByteBuffer into = slot.bytes().asByteBuffer().limit(blocksize);
            int count = from.read(into);
            if (count < 0) {
                return Flow.Signal.END_OF_STREAM;
            }
            if (count == 0) {
                return Flow.Signal.CONTINUE;
            }
            Buffer buffer = slot.publish(count);
            buffer.metadata().offset(position);
            position += count;
            return out.push(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        Connection from = connection;
        Listener at = listener;
        try {
            if (from != null) {
                from.close();
            }
        } finally {
            if (at != null) {
                at.close();
            }
        }
    }
}
