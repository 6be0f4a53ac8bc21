package io.parallax.engine.run;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.engine.resolve.GraphNode;
import io.parallax.engine.resolve.GraphText;
import io.parallax.engine.resolve.MissingElementsException;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a pipeline is made of: a graph, or while elements are missing the text of one. The control thread changes it,
/// any thread may look.
final class Blueprint {
    private final String pipeline;
    private final EngineServices services;
    private final EngineBus bus;
    private volatile ResolvedGraph graph;
    private volatile @Nullable Ghost ghost;

    /// @param ghost what stands for a graph that there cannot be yet; null if the graph is there
    Blueprint(String pipeline, ResolvedGraph graph, @Nullable Ghost ghost, EngineServices services, EngineBus bus) {
        this.pipeline = pipeline;
        this.graph = graph;
        this.ghost = ghost;
        this.services = services;
        this.bus = bus;
    }

    /// Stands for a graph.
    /// @param text its text
    /// @param missing what it needs, for people
    record Ghost(String text, List<String> missing) {}

    /// {@return the graph, empty while elements are missing}
    ResolvedGraph graph() {
        return graph;
    }

    /// {@return whether there is a graph}
    boolean isComplete() {
        return ghost == null;
    }

    /// {@return what is missing, for people}
    List<String> missing() {
        Ghost none = ghost;
        return none == null ? List.of() : none.missing();
    }

    /// {@return text that makes an equal graph}
    String text() {
        Ghost none = ghost;
        return none == null ? GraphText.toText(graph) : none.text();
    }

    /// Takes another graph in place of the one that there was.
    void become(ResolvedGraph changed) {
        graph = changed;
    }

    /// Makes the graph of the text if it can be made now.
    void complete() {
        resolve(text());
    }

    /// Gives the elements back and makes new ones, as far as there are any.
    /// @param held elements that somebody else gives back
    void renew(Set<GraphNode> held) {
        String text = text();
        release(held);
        resolve(text);
    }

    private void resolve(String text) {
        try {
            graph = services.resolver().resolve(text);
            ghost = null;
        } catch (MissingElementsException e) {
            ghost = new Ghost(text, e.needs());
        } catch (MalformedPipelineException e) {
            ghost = new Ghost(text, List.of("other elements than there are: " + e.getMessage()));
        }
    }

    /// Gives the elements back. One whose deactivation does not come back is left to itself.
    /// @param held elements that somebody else gives back
    void release(Set<GraphNode> held) {
        ResolvedGraph old = graph;
        graph = ResolvedGraph.EMPTY;
        try (ElementCalls calls = new ElementCalls(pipeline)) {
            for (GraphNode node : old.nodes()) {
                if (!held.contains(node)) {
                    release(calls, node);
                }
            }
        }
    }

    private void release(ElementCalls calls, GraphNode node) {
        ElementCall call = calls.begin(node, () -> node.provider().release(node.element()));
        if (!Shutdown.isBack(call, services.stopLimit())) {
            bus.post(call.stuck(pipeline));
            call.interrupt();
            calls.leaveAlone();
        }
    }
}
