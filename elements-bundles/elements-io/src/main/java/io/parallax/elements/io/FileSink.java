package io.parallax.elements.io;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Property;
import io.parallax.api.element.Sink;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Writes buffers to a file, straight from their slots. It gathers nothing: when the call returns, the system has the
/// bytes.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "filesink",
        category = "Sink/File",
        summary = "writes a file",
        schemes = "file",
        example = "testsrc num-buffers=100 pattern=random ! filesink location=noise.bin")
public final class FileSink implements Sink {
    /// What becomes of a file that is there already.
    enum FileMode {
        TRUNCATE(StandardOpenOption.TRUNCATE_EXISTING),
        APPEND(StandardOpenOption.APPEND),
        OVERWRITE(StandardOpenOption.WRITE);

        private final StandardOpenOption option;

        FileMode(StandardOpenOption option) {
            this.option = option;
        }
    }

    @Property(summary = "path of the file", required = true)
    private String location = "";

    @Property(summary = "what becomes of a file that is there: emptied, added to, or written over from its start")
    private FileMode fileMode = FileMode.TRUNCATE;

    @Property(summary = "the same as file-mode=append")
    private boolean append = false;

    @Property(summary = "have each buffer on the disk before the next one")
    private boolean oSync = false;

    private @Nullable ChannelWriter writer;

    @Override
    public void start(ElementContext context) throws IOException {
        Path file = PathErrors.path(location);
        Set<OpenOption> options = options();
        if (Files.isDirectory(file)) {
            throw PathErrors.isDirectory("write", file);
        }
        try {
            writer = new ChannelWriter(FileChannel.open(file, options), file.toString());
        } catch (IOException e) {
            throw PathErrors.cannotWrite(file, e);
        }
    }

    private Set<OpenOption> options() {
        if (append && fileMode == FileMode.OVERWRITE) {
            throw new IllegalArgumentException("append=true contradicts file-mode=overwrite: set file-mode alone");
        }
        Set<OpenOption> options = new HashSet<>(Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        options.add(append ? StandardOpenOption.APPEND : fileMode.option);
        if (oSync) {
            options.add(StandardOpenOption.SYNC);
        }
        return options;
    }

    @Override
    public Flow consume(Buffer in) throws IOException, InterruptedException {
        if (writer == null) {
            throw new IllegalStateException("filesink is not started");
        }
        writer.write(in);
        return Flow.Signal.CONTINUE;
    }

    @Override
    public void stop() throws IOException {
        ChannelWriter closing = writer;
        writer = null;
        if (closing != null) {
            closing.close();
        }
    }
}
