package io.parallax.elements.test;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/// A second name for [NullSrc].
@Component(service = Element.class, scope = ServiceScope.PROTOTYPE)
@ElementType(
        name = "nullsource",
        category = "Source/Test",
        summary = "another name for nullsrc",
        example = "nullsource num-buffers=1000 ! nullsink")
public final class NullSource extends NullSrc {}
