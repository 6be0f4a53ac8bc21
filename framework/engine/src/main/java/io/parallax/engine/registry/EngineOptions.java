package io.parallax.engine.registry;

import java.util.List;

/// The properties that the engine adds to an element, according to its shape.
/// @param source used by sources
/// @param pool used by sources
/// @param sink used by sinks
/// @param demuxer used by demuxers with outputs that appear while they run
/// @param parallel used by stateless transforms
/// @param task used by every element that threads start at
/// @param element used by every element that runs code of its own
public record EngineOptions(
        SourceOptions source,
        PoolOptions pool,
        SinkOptions sink,
        DemuxerOptions demuxer,
        ParallelOptions parallel,
        TaskOptions task,
        ElementOptions element) {
    /// {@return options at their defaults}
    public static EngineOptions fresh() {
        return new EngineOptions(
                new SourceOptions(),
                new PoolOptions(),
                new SinkOptions(),
                new DemuxerOptions(),
                new ParallelOptions(),
                new TaskOptions(),
                new ElementOptions());
    }

    /// {@return the option objects that an element gets its further properties from}
    /// @param shape what the element is like
    public List<Object> of(ElementShape shape) {
        return switch (shape.kind()) {
            case SOURCE -> List.of(source, pool, task, element);
            case SINK -> List.of(sink, element);
            case DEMUXER -> shape.hasLatePads() ? List.of(demuxer, element) : List.of(element);
            case TRANSFORM -> shape.isStateless() ? List.of(parallel, task, element) : List.of(element);
            case MUXER -> List.of(task, element);
            case QUEUE -> List.of(task);
        };
    }
}
