package org.example.rot13;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Stateless;
import io.parallax.api.element.Transform;
import io.parallax.api.memory.LoanedSlot;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Shifts Latin letters round the alphabet; by 13, doing it twice gives the original.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "rot13",
        category = "Filter/Text",
        summary = "shifts Latin letters round the alphabet",
        example = "filesrc location=in.txt ! rot13 ! fdsink")
@Stateless
public final class Rot13 implements Transform {
    @Property(summary = "number of places", min = 0, max = 25, live = true)
    private int shift = 13;

    @Override
    public Flow process(Buffer in, Output out) throws InterruptedException {
        try (LoanedSlot slot = out.loan(Math.max(1, in.size()))) {
            MemorySegment from = in.bytes();
            MemorySegment to = slot.bytes();
            for (long at = 0; at < in.size(); at++) {
                to.set(ValueLayout.JAVA_BYTE, at, shifted(from.get(ValueLayout.JAVA_BYTE, at)));
            }
            Buffer result = slot.publish(in.size());
            result.metadata().pts(in.metadata().pts()).sequence(in.metadata().sequence());
            return out.push(result);
        }
    }

    private byte shifted(byte letter) {
        int first = letter >= 'a' && letter <= 'z' ? 'a' : 'A';
        boolean isLetter = letter >= first && letter < first + 26;
        return isLetter ? (byte) (first + (letter - first + shift) % 26) : letter;
    }
}
