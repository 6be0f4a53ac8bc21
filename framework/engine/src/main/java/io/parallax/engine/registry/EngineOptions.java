package io.parallax.engine.registry;

import io.parallax.api.element.ElementKind;
import java.util.List;

/// The properties that the engine adds to an element, according to its kind.
/// @param source used by sources
/// @param pool used by sources
/// @param sink used by sinks
/// @param element used by every element that runs code of its own
public record EngineOptions(SourceOptions source, PoolOptions pool, SinkOptions sink, ElementOptions element) {
    /// {@return options at their defaults}
    public static EngineOptions fresh() {
        return new EngineOptions(new SourceOptions(), new PoolOptions(), new SinkOptions(), new ElementOptions());
    }

    /// {@return the option objects that an element of a kind gets its further properties from}
    /// @param kind the kind
    public List<Object> of(ElementKind kind) {
        return switch (kind) {
            case SOURCE -> List.of(source, pool, element);
            case SINK -> List.of(sink, element);
            case TRANSFORM, DEMUXER, MUXER -> List.of(element);
            case QUEUE -> List.of();
        };
    }
}
