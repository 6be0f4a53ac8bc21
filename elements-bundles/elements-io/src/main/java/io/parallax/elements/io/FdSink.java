package io.parallax.elements.io;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Property;
import io.parallax.api.element.Sink;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Writes buffers to a file descriptor, straight from their slots: standard output, or one that the process inherited.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "fdsink",
        category = "Sink/File",
        summary = "writes a file descriptor, such as standard output",
        example = "filesrc location=in.txt ! fdsink")
public final class FdSink implements Sink {
    @Property(summary = "the descriptor's number", min = 0)
    private int fd = 1;

    @Property(summary = "close the descriptor for the whole process at the stop; for 0, 1 and 2 only")
    private boolean closeFd = false;

    private @Nullable Descriptor descriptor;
    private @Nullable ChannelWriter writer;

    @Override
    public void start(ElementContext context) throws IOException {
        Descriptor.checkClosable(fd, closeFd);
        Descriptor opened = Descriptor.writer(fd);
        descriptor = opened;
        writer = new ChannelWriter(opened.channel(), "fd " + fd);
    }

    @Override
    public Flow consume(Buffer in) throws IOException, InterruptedException {
        if (writer == null) {
            throw new IllegalStateException("fdsink is not started");
        }
        writer.write(in);
        return Flow.Signal.CONTINUE;
    }

    @Override
    public void stop() throws IOException {
        Descriptor closing = descriptor;
        descriptor = null;
        writer = null;
        if (closing != null) {
            closing.close(closeFd);
        }
    }
}
