package io.parallax.elements.flow;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.CapsRule;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Input;
import io.parallax.api.element.Inputs;
import io.parallax.api.element.Muxer;
import io.parallax.api.element.Output;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.Property;
import io.parallax.api.element.SinkPad;
import io.parallax.api.event.Event;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Joins streams into one, buffer by buffer as they come; no input can keep another from its turn. It ends when all
/// inputs have ended.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "funnel",
        category = "Flow",
        summary = "joins several streams into one, in the order of arrival",
        example = "testsrc num-buffers=3 ! funnel name=f ! consolesink   testsrc num-buffers=3 ! f.")
@SinkPad(name = "sink_%u", presence = PadPresence.REQUEST)
public final class Funnel implements Muxer {
    @Property(summary = "pass on caps and tags of the inputs")
    private boolean forwardStickyEvents = true;

    @Override
    public CapsRule rule(PadTemplate input, PadTemplate output) {
        return forwardStickyEvents ? CapsRule.SAME : CapsRule.INDEPENDENT;
    }

    @Override
    public Flow process(Inputs ins, Output out) {
        Flow flow = Flow.Signal.CONTINUE;
        for (int i = 0; i < ins.size() && flow == Flow.Signal.CONTINUE; i++) {
            Buffer buffer = ins.get(i).take();
            flow = buffer == null ? flow : out.push(buffer);
        }
        return flow;
    }

    @Override
    public Flow event(Event event, Input from, Output out) throws Exception {
        boolean isSticky = event instanceof Event.CapsChanged || event instanceof Event.Tags;
        return isSticky && !forwardStickyEvents ? Flow.Signal.CONTINUE : Muxer.super.event(event, from, out);
    }
}
