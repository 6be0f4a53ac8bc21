package io.parallax.engine;

import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineBuilder;
import io.parallax.engine.resolve.GraphBuilder;
import io.parallax.engine.resolve.ResolvedGraph;
import java.util.function.Function;
import java.util.function.Supplier;

/// Builds a pipeline in code.
final class EngineBuilder implements PipelineBuilder {
    private final GraphBuilder graph;
    private final Function<Supplier<ResolvedGraph>, Pipeline> add;

    EngineBuilder(GraphBuilder graph, Function<Supplier<ResolvedGraph>, Pipeline> add) {
        this.graph = graph;
        this.add = add;
    }

    @Override
    public PipelineBuilder add(String type, String name) {
        graph.add(type, name);
        return this;
    }

    @Override
    public PipelineBuilder set(String element, String property, Object value) {
        graph.set(element, property, value);
        return this;
    }

    @Override
    public PipelineBuilder link(String from, String to) {
        graph.link(from, to);
        return this;
    }

    @Override
    public Pipeline build() {
        return add.apply(graph::build);
    }
}
