package io.parallax.engine.run;

import io.parallax.api.app.AppInput;
import io.parallax.api.app.AppOutput;
import io.parallax.api.app.AppSink;
import io.parallax.api.app.AppSource;
import io.parallax.engine.link.Exchange;
import io.parallax.engine.resolve.GraphNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What lies between the application and the elements of one pipeline, by the elements' names. It outlives runs.
final class Exchanges {
    private final Map<String, AppSide> sides = new ConcurrentHashMap<>();
    private final Supplier<@Nullable Run> run;

    /// @param run answers the run that is open now, null if none is
    Exchanges(Supplier<@Nullable Run> run) {
        this.run = run;
    }

    Exchange of(String element) {
        return side(element).exchange();
    }

    private AppSide side(String element) {
        return sides.computeIfAbsent(element, name -> new AppSide(name, this));
    }

    AppSource source(GraphNode node) {
        if (!(node.element() instanceof AppInput)) {
            throw refused(node, "takes no buffers from an application: use appsrc");
        }
        return side(node.name()).source();
    }

    AppSink sink(GraphNode node) {
        if (!(node.element() instanceof AppOutput)) {
            throw refused(node, "gives no buffers to an application: use appsink");
        }
        return side(node.name()).sink();
    }

    private static IllegalArgumentException refused(GraphNode node, String reason) {
        return new IllegalArgumentException(
                node.name() + " is a " + node.provider().summary().name() + ", which " + reason);
    }

    /// {@return the memory of the only pad of a source}
    PadMemory memory(String element) {
        Run now = run.get();
        if (now != null) {
            for (ElementNode node : now.nodes()) {
                if (node.name().equals(element) && node instanceof SourceNode source) {
                    return source.outputs().getFirst().memory();
                }
            }
        }
        throw new IllegalStateException(
                element + " has no memory while its pipeline is not open: run it first, and wait for that");
    }

    /// Neither elements nor the application come again.
    void close() {
        sides.values().forEach(side -> side.exchange().shut());
    }
}
