package io.parallax.engine.run;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Transform;
import io.parallax.api.event.Event;
import io.parallax.engine.resolve.GraphNode;
import java.util.List;
import java.util.function.Function;

/// A transform in its chain.
final class TransformNode extends PassingNode {
    private Transform transform;
    private final PadOutput out;

    TransformNode(GraphNode graph, RunControl run, Transform transform, Function<ElementNode, PadOutput> output) {
        super(graph, run);
        this.transform = transform;
        this.out = output.apply(this);
    }

    @Override
    void exchanged() {
        transform = (Transform) element();
    }

    @Override
    List<PadOutput> outputs() {
        return List.of(out);
    }

    @Override
    public Flow accept(Buffer buffer) {
        if (isEnded()) {
            return refuse(buffer);
        }
        borrow(buffer);
        Flow flow;
        try {
            changes.apply();
            flow = checked(transform.process(buffer, out));
        } catch (Throwable e) {
            flow = failed(e);
        } finally {
            settle();
        }
        return flow == Flow.Signal.END_OF_STREAM ? end() : flow;
    }

    @Override
    Flow drain() throws Exception {
        return transform.drain(out);
    }

    @Override
    Flow handle(Event event) throws Exception {
        return transform.event(event, out);
    }

    @Override
    boolean isDownstreamEnded() {
        return out.isEnded();
    }

    @Override
    Flow forward(Event event) {
        return out.push(event);
    }
}
