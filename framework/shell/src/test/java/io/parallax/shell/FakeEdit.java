package io.parallax.shell;

import io.parallax.api.pipeline.PipelineEdit;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// An edit that makes the pipeline's text tell what was asked; removing `stuck` fails.
final class FakeEdit implements PipelineEdit {
    private final FakePipeline pipeline;
    private final StringJoiner asked = new StringJoiner("; ");
    private boolean fails;

    FakeEdit(FakePipeline pipeline) {
        this.pipeline = pipeline;
    }

    private PipelineEdit ask(String... words) {
        asked.add(String.join(" ", words));
        return this;
    }

    @Override
    public PipelineEdit add(String type, String name) {
        return ask("add", type, name);
    }

    @Override
    public PipelineEdit set(String element, String property, Object value) {
        return ask("set", element, property, value.toString());
    }

    @Override
    public PipelineEdit link(String from, String to) {
        return ask("link", from, to);
    }

    @Override
    public PipelineEdit unlink(String from, String to) {
        return ask("unlink", from, to);
    }

    @Override
    public PipelineEdit insert(String type, String name, String from, String to) {
        return ask("insert", type, name, from, to);
    }

    @Override
    public PipelineEdit remove(String element) {
        fails = element.equals("stuck");
        return ask("remove", element);
    }

    @Override
    public PipelineEdit removeNow(String element) {
        return ask("removeNow", element);
    }

    @Override
    public PipelineEdit replace(String element, String type) {
        return ask("replace", element, type);
    }

    @Override
    public CompletionStage<PipelineState> apply() {
        if (fails) {
            PipelineFailedException failure = FakePipeline.failure("stuck", "could not be held");
            return CompletableFuture.failedFuture(failure);
        }
        return pipeline.become(asked.toString());
    }
}
