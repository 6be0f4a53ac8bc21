package io.parallax.elements.io;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Source;
import io.parallax.api.element.Unit;
import io.parallax.api.memory.LoanedSlot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Reads a file descriptor to its end: standard input, or one that the process inherited. Each read becomes a buffer as
/// soon as there are bytes.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "fdsrc",
        category = "Source/File",
        summary = "reads a file descriptor, such as standard input",
        example = "fdsrc ! filesink location=out.bin")
public final class FdSrc implements Source {
    @Property(summary = "the descriptor's number", min = 0)
    private int fd = 0;

    @Property(summary = "most bytes in a buffer", unit = Unit.BYTES, min = 1, aliases = "chunk-size")
    private int blocksize = 256 << 10;

    @Property(summary = "close the descriptor for the whole process at the stop; for 0, 1 and 2 only")
    private boolean closeFd = false;

    private @Nullable Descriptor descriptor;
    private long position;
    private volatile long expectedBytes = -1;

    @Override
    public void start(ElementContext context) throws IOException {
        Descriptor.checkClosable(fd, closeFd);
        Descriptor opened = Descriptor.reader(fd);
        descriptor = opened;
        position = 0;
        expectedBytes = opened.remaining();
    }

    @Override
    public Flow produce(Output out) throws IOException, InterruptedException {
        if (descriptor == null) {
            throw new IllegalStateException("fdsrc is not started");
        }
        try (LoanedSlot slot = out.loan(blocksize)) {
            int count = read(descriptor.channel(), slot.bytes().asByteBuffer().limit(blocksize));
            if (count < 0) {
                return Flow.Signal.END_OF_STREAM;
            }
            Buffer buffer = slot.publish(count);
            buffer.metadata().offset(position);
            position += count;
            return out.push(buffer);
        }
    }

    private int read(FileChannel channel, ByteBuffer into) throws IOException, InterruptedException {
        try {
            int count = channel.read(into);
            while (count == 0) {
                // Only a descriptor in non-blocking mode does this, when nothing has arrived.
                TimeUnit.MILLISECONDS.sleep(1);
                count = channel.read(into);
            }
            return count;
        } catch (ClosedByInterruptException _) {
            throw new InterruptedException("stopped while reading fd " + fd);
        } catch (IOException e) {
            throw new IOException("cannot read fd " + fd + ": " + PathErrors.reason(e), e);
        }
    }

    @Override
    public long expectedBytes() {
        return expectedBytes;
    }

    @Override
    public void stop() throws IOException {
        Descriptor closing = descriptor;
        descriptor = null;
        expectedBytes = -1;
        if (closing != null) {
            closing.close(closeFd);
        }
    }
}
