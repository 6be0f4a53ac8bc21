package io.parallax.elements.io;

import io.parallax.api.buffer.Buffer;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.util.concurrent.TimeUnit;

/// Writes buffers to a channel straight from their slots, and counts.
final class ChannelWriter {
    private static final long MOST_AT_ONCE = 1L << 30;

    private final FileChannel channel;
    private final String target;
    private long written;

    /// @param channel where to write
    /// @param target what it is called in messages
    ChannelWriter(FileChannel channel, String target) {
        this.channel = channel;
        this.target = target;
    }

    void write(Buffer buffer) throws IOException, InterruptedException {
        try {
            MemorySegment bytes = buffer.bytes();
            for (long offset = 0; offset < bytes.byteSize(); offset += MOST_AT_ONCE) {
                long size = Math.min(MOST_AT_ONCE, bytes.byteSize() - offset);
                writeFully(bytes.asSlice(offset, size).asByteBuffer());
            }
        } catch (ClosedByInterruptException _) {
            throw new InterruptedException("stopped while writing " + target);
        } catch (IOException e) {
            throw PathErrors.cannotWrite(target, written, e);
        }
    }

    private void writeFully(ByteBuffer bytes) throws IOException, InterruptedException {
        while (bytes.hasRemaining()) {
            int count = channel.write(bytes);
            written += count;
            if (count == 0) {
                // Only a descriptor in non-blocking mode does this, when its reader is slow.
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    void close() throws IOException {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IOException(
                    "cannot close " + target + ": " + PathErrors.reason(e) + "; of " + written
                            + " bytes written some may be lost",
                    e);
        }
    }
}
