package io.parallax.deploy.sample;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Transform;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// An element that needs a class which its bundle lacks.
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(name = "incomplete", category = "Test", summary = "for tests")
public final class Incomplete implements Transform {
    public Incomplete() {
        Library.use();
    }

    @Override
    public Flow process(Buffer in, Output out) {
        return out.push(in);
    }
}
