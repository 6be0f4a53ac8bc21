package io.parallax.sdk.testkit;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.ElementContext;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Property;
import io.parallax.api.element.Transform;
import io.parallax.api.element.Unit;
import java.util.ArrayList;
import java.util.List;

/// Keeps its inputs and pushes them at the end; careless, or failing, on demand.
final class Hoarder implements Transform {
    @Property(summary = "forget what is kept at the stop", live = true)
    private boolean forgetful = false;

    @Property(summary = "close the input, which it must not")
    private boolean greedy = false;

    @Property(summary = "what it must be told", required = true, aliases = "motto")
    private String watchword = "";

    @Property(summary = "a time", unit = Unit.MILLISECONDS, min = 0, max = 1000)
    private int patience = 5;

    private final List<Buffer> kept = new ArrayList<>();
    private int stops;

    @Override
    public void start(ElementContext context) {
        if (watchword.equals("wrong")) {
            throw new IllegalStateException("wrong watchword");
        }
        context.console().print(watchword);
        context.warn("patience=" + patience);
    }

    @Override
    public Flow process(Buffer in, Output out) {
        if (in.size() == 0) {
            throw new IllegalArgumentException("empty");
        }
        if (greedy) {
            in.close();
        } else {
            kept.add(in.retain());
        }
        return Flow.Signal.CONTINUE;
    }

    @Override
    public Flow drain(Output out) {
        kept.forEach(out::push);
        kept.clear();
        return Flow.Signal.CONTINUE;
    }

    @Override
    public void stop() {
        stops++;
        if (!forgetful) {
            kept.forEach(Buffer::close);
        }
        kept.clear();
    }

    int stops() {
        return stops;
    }
}
