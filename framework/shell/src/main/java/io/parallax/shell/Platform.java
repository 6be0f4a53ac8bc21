package io.parallax.shell;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.pipeline.PipelineEngine;
import java.util.Optional;

/// What commands need of the container around them.
interface Platform {
    /// {@return the engine}
    /// @throws CommandException if there is none; the message says what is missing
    PipelineEngine engine();

    /// {@return the `deploy/` folder, if the container has one}
    Optional<Deployment> deployment();

    /// {@return what this is and runs on, in lines}
    String[] version();

    /// {@return where the log is, for people}
    String log();

    /// Starts the shell's bundles.
    void startShell();

    /// Waits until the container stops.
    /// @throws InterruptedException if the thread was interrupted while waiting
    void awaitStop() throws InterruptedException;
}
