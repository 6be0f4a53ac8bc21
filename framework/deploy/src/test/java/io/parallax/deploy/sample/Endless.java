package io.parallax.deploy.sample;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Transform;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// An element that recurses without end.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(name = "endless", category = "Test", summary = "for tests")
public final class Endless implements Transform {
    public Endless() {
        count(0);
    }

    private static long count(long depth) {
        return depth < 0 ? depth : 1 + count(depth + 1);
    }

    @Override
    public Flow process(Buffer in, Output out) {
        return out.push(in);
    }
}
