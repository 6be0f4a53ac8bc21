package io.parallax.shell;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.MemoryPools;
import io.parallax.api.pipeline.PipelineEngine;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/// The OSGi container around the commands.
final class ContainerPlatform implements Platform {
    private static final long ENGINE_LIMIT_MS = 5_000;

    private final BundleContext context;
    private final Services services;

    ContainerPlatform(BundleContext context, Services services) {
        this.context = context;
        this.services = services;
    }

    @Override
    public PipelineEngine engine() {
        return services.engine(ENGINE_LIMIT_MS).orElseThrow(() -> {
            String missing = new Diagnosis(context).problems();
            return new CommandException(
                    ExitCode.INTERNAL,
                    "the pipeline engine did not start"
                            + (missing.isEmpty() ? "; is its bundle in the folder system/?" : "\n" + missing));
        });
    }

    @Override
    public Optional<Deployment> deployment() {
        return services.deployment();
    }

    @Override
    public List<MemoryPool> pools() {
        return services.pools().map(MemoryPools::pools).orElse(List.of());
    }

    @Override
    public String version() {
        Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        return "parallax " + context.getBundle().getVersion().toString().replace(".SNAPSHOT", "-SNAPSHOT")
                + "\n" + framework.getSymbolicName() + " " + framework.getVersion()
                + "\njava " + Runtime.version();
    }

    @Override
    public String log() {
        String file = context.getProperty("parallax.log");
        return file == null ? "no log, since its folder cannot be written" : file;
    }

    @Override
    public void startShell() {
        String level = context.getProperty("parallax.shell.level");
        if (level != null) {
            framework().adapt(FrameworkStartLevel.class).setStartLevel(Integer.parseInt(level));
        }
    }

    @Override
    public void awaitStop() throws InterruptedException {
        var _ = framework().waitForStop(0);
    }

    private Framework framework() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(Framework.class);
    }
}
