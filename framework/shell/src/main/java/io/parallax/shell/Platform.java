package io.parallax.shell;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict;
import io.parallax.api.element.ElementRegistry;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What commands need of the container around them.
interface Platform {
    /// {@return the engine}
    /// @throws CommandException if there is none; the message says what is missing
    PipelineEngine engine();

    /// {@return the `deploy/` folder, if the container has one}
    Optional<Deployment> deployment();

    /// {@return the memory pools that there are; none if nobody lists them}
    List<MemoryPool> pools();

    /// {@return what this is and runs on, in lines}
    String version();

    /// {@return where the log is, for people}
    String log();

    /// Starts the shell's bundles.
    void startShell();

    /// Waits until the container stops.
    /// @throws InterruptedException if the thread was interrupted while waiting
    void awaitStop() throws InterruptedException;

    /// {@return the elements, those of the plugins included}
    default ElementRegistry elements() {
        deployment().ifPresent(Deployment::rescan);
        return engine().elements();
    }

    /// Makes a pipeline, with the elements of the plugins.
    /// @param text the pipeline
    /// @return the pipeline, owned by the caller
    /// @throws MalformedPipelineException if the text does not make a pipeline
    /// @throws CommandException the same, when plugins that do not work may be the reason
    default Pipeline parse(String text) {
        return parse(text, Map.of());
    }

    /// Makes a pipeline, with the elements of the plugins.
    /// @param text the pipeline
    /// @param parameters what `${name}` stands for in it
    /// @return the pipeline, owned by the caller
    /// @throws MalformedPipelineException if the text does not make a pipeline
    /// @throws CommandException the same, when plugins that do not work may be the reason
    default Pipeline parse(String text, Map<String, String> parameters) {
        deployment().ifPresent(Deployment::rescan);
        try {
            return engine().parse(text, parameters);
        } catch (MalformedPipelineException e) {
            boolean elementMissing =
                    e.problems().stream().anyMatch(problem -> problem.message().contains("no element"));
            String idle = elementMissing ? idlePlugins() : "";
            if (idle.isEmpty()) {
                throw e;
            }
            throw CommandException.wrongUsage(e.getMessage() + idle);
        }
    }

    private String idlePlugins() {
        return deployment().map(Deployment::verdicts).stream()
                .flatMap(List::stream)
                .filter(verdict -> verdict.status() != Verdict.Status.ACTIVE)
                .filter(verdict -> verdict.status() != Verdict.Status.IGNORED)
                .map(verdict -> "\n  plugin " + verdict.file() + " is not active: " + verdict.reason())
                .collect(Collectors.joining());
    }
}
