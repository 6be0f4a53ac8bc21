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
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.time.ClockTime;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Reads a file from its first byte to its last. The system reads straight into the slot that is passed on. A file that
/// grows meanwhile is read to its new end; one that is cut short just ends sooner.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "filesrc",
        category = "Source/File",
        summary = "reads a file",
        schemes = "file",
        example = "filesrc location=in.txt blocksize=1KiB ! consolesink format=text")
public final class FileSrc implements Source {
    @Property(summary = "path of the file", required = true)
    private String location = "";

    @Property(summary = "most bytes in a buffer", unit = Unit.BYTES, min = 1, aliases = "chunk-size")
    private int blocksize = 256 << 10;

    private @Nullable Path path;
    private @Nullable FileChannel channel;
    private long position;
    private long end = Long.MAX_VALUE;
    private volatile long expectedBytes = -1;

    @Override
    public void start(ElementContext context) throws IOException {
        Path file = PathErrors.path(location);
        if (Files.isDirectory(file)) {
            throw PathErrors.isDirectory("read", file);
        }
        try {
            FileChannel opened = FileChannel.open(file, StandardOpenOption.READ);
            channel = opened;
            path = file;
            position = 0;
            end = Long.MAX_VALUE;
            // A size of 0 proves nothing: files below /proc have it whatever they hold, and so have pipes.
            expectedBytes = opened.size() > 0 ? opened.size() : -1;
        } catch (IOException e) {
            throw PathErrors.cannotRead(file, e);
        }
    }

    /// Files below /proc and pipes are read from their start only.
    @Override
    public boolean isSeekable(Event.Format format) {
        return format == Event.Format.BYTES && expectedBytes > 0;
    }

    @Override
    public boolean seek(Event.Seek seek) throws IOException {
        if (seek.rate() < 0 || seek.start() < 0) {
            return false;
        }
        position = seek.start();
        end = seek.stop() == ClockTime.NONE ? Long.MAX_VALUE : seek.stop();
        if (channel != null && channel.isOpen()) {
            channel.position(position);
        }
        return true;
    }

    /// The interrupt that calls a source back for a flush closes its channel.
    private FileChannel open(FileChannel channel, Path path) throws IOException {
        if (channel.isOpen() || expectedBytes <= 0) {
            return channel;
        }
        try {
            FileChannel opened = FileChannel.open(path, StandardOpenOption.READ);
            this.channel = opened;
            return opened.position(position);
        } catch (IOException e) {
            throw PathErrors.cannotRead(path, e);
        }
    }

    @Override
    public Flow produce(Output out) throws IOException, InterruptedException {
        if (channel == null || path == null) {
            throw new IllegalStateException("filesrc is not started");
        }
        if (position >= end) {
            return Flow.Signal.END_OF_STREAM;
        }
        try (LoanedSlot slot = out.loan(blocksize)) {
            int count = read(open(channel, path), path, slot);
            if (count < 0) {
                return Flow.Signal.END_OF_STREAM;
            }
            Buffer buffer = slot.publish(count);
            buffer.metadata().offset(position);
            position += count;
            return out.push(buffer);
        }
    }

    private int read(FileChannel channel, Path path, LoanedSlot slot) throws IOException, InterruptedException {
        try {
            return channel.read(slot.bytes().asByteBuffer().limit((int) Math.min(blocksize, end - position)));
        } catch (ClosedByInterruptException _) {
            throw new InterruptedException("stopped while reading " + path);
        } catch (IOException e) {
            throw PathErrors.cannotRead(path, e);
        }
    }

    @Override
    public long expectedBytes() {
        return expectedBytes;
    }

    @Override
    public void stop() throws IOException {
        FileChannel closing = channel;
        channel = null;
        expectedBytes = -1;
        if (closing != null) {
            closing.close();
        }
    }
}
