package io.parallax.engine.registry;

import io.parallax.api.element.ElementKind;
import java.util.List;

/// The properties that the engine adds to an element, according to its kind.
/// @param source used by sources
/// @param pool used by sources
/// @param sink used by sinks
public record EngineOptions(SourceOptions source, PoolOptions pool, SinkOptions sink) {
    /// {@return options at their defaults}
    public static EngineOptions fresh() {
        return new EngineOptions(new SourceOptions(), new PoolOptions(), new SinkOptions());
    }

    /// {@return the option objects that an element of a kind gets its further properties from}
    /// @param kind the kind
    public List<Object> of(ElementKind kind) {
        return switch (kind) {
            case SOURCE -> List.of(source, pool);
            case SINK -> List.of(sink);
            case TRANSFORM, DEMUXER, MUXER, QUEUE -> List.of();
        };
    }
}
