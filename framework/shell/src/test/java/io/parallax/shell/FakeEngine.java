package io.parallax.shell;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.ElementInfo;
import io.parallax.api.element.ElementKind;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementRegistry;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.PropertyInfo;
import io.parallax.api.element.PropertyType;
import io.parallax.api.element.Unit;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineBuilder;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.api.pipeline.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An engine that knows `fakesrc` and makes a pipeline of every text but `bad` and `broken`.
final class FakeEngine implements PipelineEngine, ElementRegistry {
    static final ElementSummary FAKESRC = new ElementSummary(
            "fakesrc", "Test", "produces buffers of no meaning", new ElementProviderInfo("acme.test", "1.2.0"));

    final List<FakePipeline> made = new ArrayList<>();

    @Nullable FakePipeline next;

    @Override
    public Pipeline parse(String name, String text) {
        throw new UnsupportedOperationException("names are the engine's choice here");
    }

    @Override
    public Pipeline parse(String name, String text, Map<String, String> parameters) {
        throw new UnsupportedOperationException("names are the engine's choice here");
    }

    @Override
    public Pipeline parse(String text, Map<String, String> parameters) {
        String bound = text;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            bound = bound.replace("${" + parameter.getKey() + "}", "<" + parameter.getValue() + ">");
        }
        return parse(bound);
    }

    @Override
    public Pipeline parse(String text) {
        if (text.contains("broken")) {
            throw new IllegalStateException("a bug");
        }
        if (text.contains("bad")) {
            throw new MalformedPipelineException(
                    text, List.of(new Problem(1, text.indexOf("bad") + 1, "no element 'bad'", "try 'good'")));
        }
        FakePipeline pipeline = next == null ? new FakePipeline("pipeline" + made.size(), text) : next;
        made.add(pipeline);
        return pipeline;
    }

    @Override
    public Pipeline define(String name, String text, boolean autostart) {
        FakePipeline pipeline = new FakePipeline(name, text);
        if (text.contains("nope")) {
            pipeline.missing = List.of("element nope (was acme.nope 1.0.0)");
        }
        made.add(pipeline);
        return pipeline;
    }

    @Override
    public PipelineBuilder builder(String name) {
        throw new UnsupportedOperationException("commands only parse");
    }

    @Override
    public ElementRegistry elements() {
        return this;
    }

    @Override
    public List<Pipeline> pipelines() {
        return made.stream()
                .filter(pipeline -> pipeline.closed.getCount() > 0)
                .map(Pipeline.class::cast)
                .toList();
    }

    @Override
    public Optional<Pipeline> pipeline(String name) {
        return pipelines().stream()
                .filter(pipeline -> pipeline.name().equals(name))
                .findFirst();
    }

    @Override
    public void close() {
        made.forEach(FakePipeline::close);
    }

    @Override
    public List<ElementSummary> list() {
        return List.of(
                FAKESRC,
                new ElementSummary("tee", "Flow", "copies references", new ElementProviderInfo("acme.flow", "")));
    }

    @Override
    public List<ElementSummary> shadowed() {
        return List.of(
                new ElementSummary("tee", "Flow", "another tee", new ElementProviderInfo("other.flow", "1.2.0")));
    }

    @Override
    public Optional<ElementInfo> find(String name) {
        return name.equals("fakesrc") ? Optional.of(info()) : Optional.empty();
    }

    private static ElementInfo info() {
        return new ElementInfo(
                FAKESRC,
                ElementKind.SOURCE,
                "fakesrc num-buffers=3 ! fakesink",
                List.of(new PadTemplate("src", PadDirection.SOURCE, PadPresence.ALWAYS, Caps.ANY)),
                List.of(
                        property("num-buffers", PropertyType.LONG, -1L, new PropertyInfo.Range(-1, 1000, List.of())),
                        property(
                                "fill",
                                PropertyType.ENUM,
                                "zero",
                                new PropertyInfo.Range(
                                        Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, List.of("zero", "random"))),
                        new PropertyInfo(
                                "location",
                                List.of("path"),
                                PropertyType.STRING,
                                Unit.NONE,
                                null,
                                PropertyInfo.Range.ALL,
                                true,
                                false,
                                false,
                                new PropertyInfo.Bonds(List.of("num-buffers"), List.of("fill")),
                                "where")),
                List.of(property("on-error", PropertyType.STRING, "stop", PropertyInfo.Range.ALL)),
                List.of(new ElementProviderInfo("old.test", "1.0.0")));
    }

    private static PropertyInfo property(String name, PropertyType type, Object value, PropertyInfo.Range range) {
        return new PropertyInfo(
                name,
                List.of(),
                type,
                Unit.BYTES,
                value,
                range,
                false,
                true,
                false,
                PropertyInfo.Bonds.NONE,
                "meaning of " + name);
    }
}
