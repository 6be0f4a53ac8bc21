package io.parallax.elements.flow;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.Property;
import io.parallax.api.element.Transform;
import io.parallax.api.event.Event;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Lets only streams through whose caps fit. A stream that does not say what it carries is taken at the filter's word,
/// if that is fixed.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "capsfilter",
        category = "Flow",
        summary = "lets only streams through whose caps fit",
        example = "testsrc num-buffers=3 ! capsfilter caps=application/x-numbers ! consolesink")
public final class CapsFilter implements Transform {
    @Property(summary = "what may pass")
    private Caps caps = Caps.ANY;

    private String name = "";
    private boolean told;

    @Override
    public Caps caps(PadTemplate pad) {
        return caps;
    }

    @Override
    public void start(ElementContext context) {
        name = context.name();
        told = false;
    }

    @Override
    public Flow event(Event event, Output out) throws Exception {
        if (event instanceof Event.CapsChanged(Caps arriving)) {
            if (!arriving.canIntersect(caps)) {
                throw new IOException(name + " lets only " + caps + " through, but what comes is " + arriving
                        + "; put an element between that converts it, or change the filter");
            }
            told = true;
        }
        return out.push(event);
    }

    @Override
    public Flow process(Buffer in, Output out) {
        if (!told) {
            told = true;
            if (caps.isFixed()) {
                out.push(new Event.CapsChanged(caps));
            }
        }
        return out.push(in);
    }
}
