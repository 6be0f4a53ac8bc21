package io.parallax.shell;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.memory.MemoryPools;
import io.parallax.api.pipeline.PipelineEngine;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/// The services that commands use, as they come and go. The commands themselves are always there, so that they can say
/// what is missing. Any thread may use it.
@Component(service = Services.class)
public final class Services {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition engineCame = lock.newCondition();
    private @Nullable PipelineEngine engine;
    private volatile @Nullable Deployment deployment;
    private volatile @Nullable MemoryPools pools;

    /// Called by the container.
    /// @param service the engine that is there now
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setEngine(PipelineEngine service) {
        lock.lock();
        try {
            engine = service;
            engineCame.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Called by the container.
    /// @param service the engine that goes
    public void unsetEngine(PipelineEngine service) {
        lock.lock();
        try {
            if (service.equals(engine)) {
                engine = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Called by the container.
    /// @param service the deployment that is there now
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setDeployment(Deployment service) {
        deployment = service;
    }

    /// Called by the container.
    /// @param service the deployment that goes
    public void unsetDeployment(Deployment service) {
        if (service.equals(deployment)) {
            deployment = null;
        }
    }

    /// Called by the container.
    /// @param service who lists the pools now
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setPools(MemoryPools service) {
        pools = service;
    }

    /// Called by the container.
    /// @param service who lists them no more
    public void unsetPools(MemoryPools service) {
        if (service.equals(pools)) {
            pools = null;
        }
    }

    /// {@return the engine, empty if none comes in time}
    /// @param limitMs longest wait, in milliseconds
    Optional<PipelineEngine> engine(long limitMs) {
        long leftNs = TimeUnit.MILLISECONDS.toNanos(limitMs);
        lock.lock();
        try {
            while (engine == null && leftNs > 0) {
                leftNs = engineCame.awaitNanos(leftNs);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return Optional.ofNullable(engine);
    }

    Optional<Deployment> deployment() {
        return Optional.ofNullable(deployment);
    }

    Optional<MemoryPools> pools() {
        return Optional.ofNullable(pools);
    }
}
