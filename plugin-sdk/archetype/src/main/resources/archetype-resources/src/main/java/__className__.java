package ${package};

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Transform;
import io.parallax.api.memory.LoanedSlot;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Makes small Latin letters large, or large ones small. Change it into what you need.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "${className.toLowerCase()}",
        category = "Filter/Text",
        summary = "makes small letters large",
        example = "filesrc location=in.txt ! ${className.toLowerCase()} ! fdsink")
public final class ${className} implements Transform {
    @Property(summary = "make large letters small instead", live = true)
    private boolean whisper = false;

    @Override
    public Flow process(Buffer in, Output out) throws InterruptedException {
        try (LoanedSlot slot = out.loan(Math.max(1, in.size()))) {
            MemorySegment from = in.bytes();
            MemorySegment to = slot.bytes();
            for (long at = 0; at < in.size(); at++) {
                to.set(ValueLayout.JAVA_BYTE, at, changed(from.get(ValueLayout.JAVA_BYTE, at)));
            }
            Buffer result = slot.publish(in.size());
            result.metadata().pts(in.metadata().pts()).sequence(in.metadata().sequence());
            return out.push(result);
        }
    }

    private byte changed(byte letter) {
        if (whisper) {
            return letter >= 'A' && letter <= 'Z' ? (byte) (letter + 'a' - 'A') : letter;
        }
        return letter >= 'a' && letter <= 'z' ? (byte) (letter + 'A' - 'a') : letter;
    }
}
