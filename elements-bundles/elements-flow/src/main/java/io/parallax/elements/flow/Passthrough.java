package io.parallax.elements.flow;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Stateless;
import io.parallax.api.element.Transform;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// Passes everything on as it is.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "passthrough",
        category = "Flow",
        summary = "passes buffers on as they are",
        example = "filesrc location=in.txt ! passthrough ! fdsink")
@Stateless
public final class Passthrough implements Transform {
    @Override
    public Flow process(Buffer in, Output out) {
        return out.push(in);
    }
}
