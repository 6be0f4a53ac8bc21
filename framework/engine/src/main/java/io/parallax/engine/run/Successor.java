package io.parallax.engine.run;

import io.parallax.api.deploy.RedeployException;
import io.parallax.api.element.Element;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PropertyInfo;
import io.parallax.api.element.Stateful;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.registry.PropertySet;
import io.parallax.engine.registry.PropertyValueException;
import io.parallax.engine.resolve.GraphLink;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One element that takes the place of another. One thread at a time uses it; while the element is started, no other
/// thread may be in a call of it.
final class Successor {
    private final GraphNode graph;
    private final @Nullable ElementNode node;
    private final GraphNode.Instance before;
    private final GraphNode.Instance after;
    private byte @Nullable [] state;
    private int version;
    private boolean begun;

    private Successor(GraphNode graph, @Nullable ElementNode node, GraphNode.Instance after) {
        this.graph = graph;
        this.node = node;
        this.before = graph.instance();
        this.after = after;
    }

    /// Makes an element that can take the place of another: of the same kind, with the pads that are linked and the
    /// properties that were set.
    /// @param in the graph of the element
    /// @param graph the element that there is
    /// @param node its node, null if no run is open
    /// @param provider where the new element is to come from
    /// @throws RedeployException if there is none that can; the message says why
    static Successor of(ResolvedGraph in, GraphNode graph, @Nullable ElementNode node, ElementProvider provider)
            throws RedeployException {
        Element element;
        try {
            element = provider.create();
        } catch (IllegalStateException e) {
            throw new RedeployException(graph.name() + " cannot be made: " + e.getMessage(), e);
        }
        try {
            ElementShape shape = ElementShape.of(element.getClass());
            check(in, graph, shape);
            PropertySet properties = PropertySet.of(element, graph.options().of(shape));
            for (Map.Entry<String, String> setting :
                    graph.properties().assigned().entrySet()) {
                set(graph, properties, setting.getKey(), setting.getValue());
            }
            return new Successor(graph, node, new GraphNode.Instance(provider, element, properties));
        } catch (RedeployException e) {
            provider.release(element);
            throw e;
        } catch (RuntimeException | LinkageError e) {
            provider.release(element);
            throw new RedeployException(graph.name() + " cannot be made: " + FailureText.reason(e), e);
        }
    }

    private static void check(ResolvedGraph in, GraphNode graph, ElementShape shape) throws RedeployException {
        if (shape.kind() != graph.kind()) {
            throw new RedeployException(
                    graph.name() + " is a " + graph.kind() + " now, and would be a " + shape.kind(), null);
        }
        for (GraphLink link : in.links()) {
            if (link.from().equals(graph)) {
                checkPad(graph, shape, link.fromPad(), PadDirection.SOURCE);
            } else if (link.to().equals(graph)) {
                checkPad(graph, shape, link.toPad(), PadDirection.SINK);
            }
        }
    }

    private static void checkPad(GraphNode graph, ElementShape shape, String pad, PadDirection direction)
            throws RedeployException {
        try {
            shape.template(pad, direction);
        } catch (IllegalArgumentException e) {
            throw new RedeployException(graph.name() + " would have no pad " + pad + ", which is linked", e);
        }
    }

    private static void set(GraphNode graph, PropertySet properties, String name, String value)
            throws RedeployException {
        PropertyInfo info = properties
                .find(name)
                .orElseThrow(() -> new RedeployException(
                        graph.name() + " would have no property " + name + ", which is set to " + value, null));
        try {
            properties.set(info, properties.convert(info, value));
        } catch (PropertyValueException e) {
            throw new RedeployException(graph.name() + "." + name + ": " + e.problem(), e);
        }
    }

    /// {@return the element that there is}
    GraphNode graph() {
        return graph;
    }

    /// {@return its node, null if no run is open}
    @Nullable ElementNode node() {
        return node;
    }

    /// {@return whether both hand over what they have}
    boolean keepsState() {
        return before.element() instanceof Stateful && after.element() instanceof Stateful;
    }

    /// {@return buffers that have come out of the element, or into a sink}
    long buffers() {
        ElementNode running = node;
        return running == null || running.outputs().isEmpty()
                ? -1
                : running.outputs().getFirst().passed.buffers();
    }

    /// Puts the new element in the place of the old one.
    /// @throws Exception if it cannot be; then [#undo()] puts the old one back
    void exchange() throws Exception {
        ElementNode running = node;
        if (running == null) {
            graph.exchange(after);
            begun = true;
            return;
        }
        running.changes.apply();
        if (before.element() instanceof Stateful old && keepsState()) {
            version = old.stateVersion();
            state = old.saveState();
        }
        begun = true;
        running.stop();
        enter(running, after);
    }

    private void enter(ElementNode running, GraphNode.Instance instance) throws Exception {
        graph.exchange(instance);
        running.exchanged();
        byte[] saved = state;
        ElementCode.call(instance.element(), () -> {
            if (saved != null && instance.element() instanceof Stateful stateful) {
                stateful.restoreState(version, saved);
            }
            running.startAgain();
            running.replay();
            return true;
        });
    }

    /// Puts the old element back, if it was touched.
    void undo() throws Exception {
        ElementNode running = node;
        if (!begun) {
            return;
        }
        begun = false;
        if (running == null) {
            graph.exchange(before);
            return;
        }
        try {
            running.stop();
        } finally {
            enter(running, before);
        }
    }

    /// Gives the element back that is not in the graph now.
    void settle() {
        (begun ? before : after).release();
    }
}
