package io.parallax.engine.run;

import io.parallax.api.memory.MemoryPoolProvider;
import io.parallax.api.time.Clock;
import io.parallax.engine.resolve.PipelineResolver;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What pipelines need of their engine.
/// @param resolver makes graphs
/// @param memory answers who makes pools now; throws if nobody does
/// @param clock the clock that pipelines run on
/// @param console where elements print text for a person
/// @param closed told when a pipeline has been closed
/// @param watch looks at the runs while they run
public record EngineServices(
        PipelineResolver resolver,
        Supplier<MemoryPoolProvider> memory,
        Clock clock,
        PrintStream console,
        Consumer<EnginePipeline> closed,
        Watch watch) {}
