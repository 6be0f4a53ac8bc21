package io.parallax.engine.run;

import io.parallax.api.time.Clock;
import io.parallax.engine.resolve.PipelineResolver;
import java.io.PrintStream;
import java.util.function.Consumer;

/// What pipelines need of their engine.
/// @param resolver makes graphs
/// @param memory answers who makes pools now; throws if nobody does
/// @param clock the clock that pipelines run on
/// @param console where elements print text for a person
/// @param closed told when a pipeline has been closed
public record EngineServices(
        PipelineResolver resolver,
        PoolProviders memory,
        Clock clock,
        PrintStream console,
        Consumer<EnginePipeline> closed) {}
