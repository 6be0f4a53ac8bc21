package io.parallax.engine.run;

import io.parallax.api.pipeline.PipelineEdit;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.engine.resolve.GraphSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Collects changes until they are applied.
final class EngineEdit implements PipelineEdit {
    private final EnginePipeline pipeline;
    private final List<Consumer<GraphSketch>> steps = new ArrayList<>();
    private boolean now;

    EngineEdit(EnginePipeline pipeline) {
        this.pipeline = pipeline;
    }

    private PipelineEdit then(Consumer<GraphSketch> step) {
        steps.add(step);
        return this;
    }

    @Override
    public PipelineEdit add(String type, String name) {
        return then(sketch -> sketch.add(type, name));
    }

    @Override
    public PipelineEdit set(String element, String property, Object value) {
        return then(sketch -> sketch.set(element, property, value));
    }

    @Override
    public PipelineEdit link(String from, String to) {
        return then(sketch -> sketch.link(from, to));
    }

    @Override
    public PipelineEdit unlink(String from, String to) {
        return then(sketch -> sketch.unlink(from, to));
    }

    @Override
    public PipelineEdit insert(String type, String name, String from, String to) {
        return then(sketch -> sketch.insert(type, name, from, to));
    }

    @Override
    public PipelineEdit remove(String element) {
        return then(sketch -> sketch.remove(element));
    }

    @Override
    public PipelineEdit removeNow(String element) {
        now = true;
        return remove(element);
    }

    @Override
    public PipelineEdit replace(String element, String type) {
        return then(sketch -> sketch.replace(element, type));
    }

    @Override
    public CompletionStage<PipelineState> apply() {
        List<Consumer<GraphSketch>> all = List.copyOf(steps);
        return pipeline.change(sketch -> all.forEach(step -> step.accept(sketch)), now);
    }
}
