package io.parallax.shell;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.pipeline.PipelineEngine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A container around a [FakeEngine].
final class FakePlatform implements Platform, Deployment {
    final FakeEngine engine = new FakeEngine();
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final List<Verdict> verdicts = new ArrayList<>();
    final List<MemoryPool> pools = new ArrayList<>();
    boolean shellStarted;
    boolean interrupted;
    boolean engineMissing;

    Console console(boolean watched, boolean interactive) {
        return new Console(stream(out), stream(err), watched, interactive);
    }

    int run(String... args) {
        return new CommandLine(this, console(false, false)).run(args);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public PipelineEngine engine() {
        if (engineMissing) {
            throw new CommandException(ExitCode.INTERNAL, "the pipeline engine did not start");
        }
        return engine;
    }

    @Override
    public Optional<Deployment> deployment() {
        return Optional.of(this);
    }

    @Override
    public List<MemoryPool> pools() {
        return pools;
    }

    @Override
    public String version() {
        return "parallax 9.9.9";
    }

    @Override
    public String log() {
        return "log/parallax.log";
    }

    @Override
    public void startShell() {
        shellStarted = true;
    }

    @Override
    public void awaitStop() throws InterruptedException {
        if (interrupted) {
            throw new InterruptedException();
        }
    }

    @Override
    public Path folder() {
        return Path.of("/somewhere/deploy");
    }

    @Override
    public List<Verdict> verdicts() {
        return verdicts;
    }

    @Override
    public void rescan() {
        // Nothing changes here.
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
