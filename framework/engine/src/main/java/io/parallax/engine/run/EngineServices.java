package io.parallax.engine.run;

import io.parallax.api.time.Clock;
import io.parallax.engine.negotiate.Negotiator;
import io.parallax.engine.registry.TaskOptions;
import io.parallax.engine.resolve.PipelineResolver;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

/// What pipelines need of their engine.
/// @param resolver makes graphs
/// @param memory answers who makes pools now; throws if nobody does
/// @param placing has the operating system run the calling thread in some way; throws, saying why, if it does not
/// @param negotiator decides what links carry
/// @param clock the clock that pipelines run on
/// @param console where elements print text for a person
/// @param stopLimit how long elements may take to give their threads back
/// @param closed told when a pipeline has been closed
/// @param watch looks at the runs while they run
public record EngineServices(
        PipelineResolver resolver,
        PoolProviders memory,
        Consumer<TaskOptions> placing,
        Negotiator negotiator,
        Clock clock,
        PrintStream console,
        Duration stopLimit,
        Consumer<EnginePipeline> closed,
        Watch watch) {}
