package io.parallax.engine.run;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Flow;
import io.parallax.api.element.PadDirection;
import io.parallax.engine.registry.ElementShape;
import org.jspecify.annotations.Nullable;

/// What an output carries, and what it may carry. The element's thread uses it, once the stream has started.
final class PadCaps {
    private final ElementNode owner;
    private final String pad;
    private Caps now = Caps.ANY;

    PadCaps(ElementNode owner, String pad) {
        this.owner = owner;
        this.pad = pad;
    }

    /// {@return fixed caps that were agreed on at the start, ANY if nobody said}
    Caps agreed() {
        return owner.plan.agreed(owner.name(), pad);
    }

    /// {@return what was announced last, ANY if nothing was}
    Caps now() {
        return now;
    }

    /// Lets the element learn what it carries, if that was announced.
    void tell() throws Exception {
        if (!now.isAny()) {
            ElementShape shape = ElementShape.of(owner.element().getClass());
            owner.element().accept(shape.pad(pad, PadDirection.SOURCE), now);
        }
    }

    /// Lets the element learn that it carries something else from now on. The run fails if downstream cannot take that,
    /// or the element refuses.
    /// @return null, or what is to be answered upstream
    @Nullable Flow change(Caps caps) {
        try {
            String refusal = owner.plan.refusal(owner.name(), pad, caps);
            if (refusal != null) {
                throw new ElementFailure(refusal, null);
            }
            now = caps;
            tell();
            return null;
        } catch (Exception | LinkageError e) {
            return owner.failed(e);
        }
    }
}
