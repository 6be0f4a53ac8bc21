package io.parallax.elements.io;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.buffer.HexDump;
import io.parallax.api.buffer.Metadata;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Property;
import io.parallax.api.element.Sink;
import io.parallax.api.element.Unit;
import io.parallax.api.time.ClockTime;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Prints buffers for a person to read. Control characters in text show as dots, so that a stream cannot play tricks
/// with a terminal.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "consolesink",
        category = "Sink/Debug",
        summary = "prints buffers for a person to read",
        example = "testsrc num-buffers=3 buffer-size=32 pattern=counter ! consolesink format=full")
public final class ConsoleSink implements Sink {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f&&[^\\n\\t]]");

    /// What is printed of a buffer.
    enum Format {
        METADATA,
        HEX,
        TEXT,
        FULL
    }

    @Property(summary = "what to print of each buffer; full is metadata and hex", live = true)
    private Format format = Format.METADATA;

    @Property(summary = "what each line of metadata or text begins with", live = true)
    private String prefix = "";

    @Property(summary = "most bytes of each buffer to print, -1 for all", unit = Unit.BYTES, min = -1, live = true)
    private long maxBytes = 256;

    private @Nullable PrintStream console;
    private long count;

    @Override
    public void start(ElementContext context) {
        console = context.console();
        count = 0;
    }

    @Override
    public Flow consume(Buffer in) {
        if (console == null) {
            throw new IllegalStateException("consolesink is not started");
        }
        switch (format) {
            case METADATA -> console.print(metadata(in));
            case HEX -> console.print(HexDump.toText(in.bytes(), maxBytes));
            case TEXT -> console.print(text(in.bytes()));
            case FULL -> console.print(metadata(in) + HexDump.toText(in.bytes(), maxBytes));
        }
        console.flush();
        count++;
        return Flow.Signal.CONTINUE;
    }

    private String metadata(Buffer in) {
        Metadata metadata = in.metadata();
        return "%s#%d size=%d pts=%s duration=%s sequence=%d offset=%d flags=%s%n"
                .formatted(
                        prefix,
                        count,
                        in.size(),
                        ClockTime.toText(metadata.pts()),
                        ClockTime.toText(metadata.duration()),
                        metadata.sequence(),
                        metadata.offset(),
                        BufferFlags.toText(metadata.flags()));
    }

    private String text(MemorySegment bytes) {
        long shown = maxBytes < 0 ? bytes.byteSize() : Math.min(maxBytes, bytes.byteSize());
        byte[] copy = bytes.asSlice(0, shown).toArray(ValueLayout.JAVA_BYTE);
        String text = CONTROL.matcher(new String(copy, StandardCharsets.UTF_8)).replaceAll(".");
        StringBuilder lines = new StringBuilder();
        text.lines().forEach(line -> lines.append(prefix).append(line).append('\n'));
        long hidden = bytes.byteSize() - shown;
        if (hidden > 0) {
            lines.append("... ").append(hidden).append(" more bytes\n");
        }
        return lines.toString();
    }
}
