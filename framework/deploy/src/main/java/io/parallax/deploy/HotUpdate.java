package io.parallax.deploy;

import io.parallax.api.deploy.RedeployException;
import io.parallax.api.deploy.Redeployment;
import io.parallax.api.deploy.Redeployment.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces a running bundle by another revision while pipelines use its elements. Both are there for a moment: the new
/// one is resolved, started and looked at, the elements of all pipelines are exchanged, and only then the old one goes.
/// If anything goes wrong before that, the new one goes instead. Used by one thread at a time.
final class HotUpdate {
    private static final Logger LOG = LoggerFactory.getLogger(HotUpdate.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final long LOOK_AGAIN_NS = 5_000_000;

    private final BundleContext context;
    private final Wiring wiring;
    private final BundleHealth health;
    private final Supplier<@Nullable Redeployment> engine;

    /// @param engine exchanges elements, null while nobody does
    HotUpdate(BundleContext context, Wiring wiring, BundleHealth health, Supplier<@Nullable Redeployment> engine) {
        this.context = context;
        this.wiring = wiring;
        this.health = health;
        this.engine = engine;
    }

    /// {@return whether a bundle can be replaced this way} One whose packages others use cannot: they would have to be
    /// wired anew.
    boolean isPossible(Bundle bundle) {
        return engine.get() != null
                && bundle.getState() == Bundle.ACTIVE
                && bundle.adapt(BundleWiring.class) != null
                && wiring.dependents(List.of(bundle)).equals(Set.of(bundle))
                && !health.examine(bundle).elements().isEmpty();
    }

    /// Replaces a bundle.
    /// @param old the bundle that runs
    /// @param location where the framework is to know the new one
    /// @param staged its content
    /// @return what was exchanged, for people; empty if nobody used it
    /// @throws RedeployException if the old one stays; the message says why
    String carryOut(Bundle old, String location, Staging staged)
            throws BundleException, IOException, RedeployException, InterruptedException {
        Redeployment redeployment = engine.get();
        if (redeployment == null) {
            throw new RedeployException("no engine is there to exchange elements", null);
        }
        Bundle next;
        try (InputStream content = Files.newInputStream(staged.copy())) {
            next = context.installBundle(location, content);
        }
        Report report;
        try {
            start(old, next);
            report = redeployment.redeploy(old.getBundleId(), next.getBundleId());
        } catch (RedeployException | InterruptedException | RuntimeException e) {
            uninstall(next);
            throw e;
        }
        tell(report);
        uninstall(old);
        return text(report);
    }

    private void start(Bundle old, Bundle next) throws RedeployException, InterruptedException {
        wiring.resolve(List.of(next));
        try {
            next.start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            String reason = next.getState() == Bundle.INSTALLED
                    ? new Resolution(context).explain(next, e).reason()
                    : "failed to start: " + ThrowableText.of(e);
            throw new RedeployException(reason, e);
        } catch (LinkageError e) {
            throw new RedeployException("failed to start: " + ThrowableText.of(e), e);
        }
        List<String> wanted = health.examine(old).elements();
        BundleHealth.Report found = health.examine(next);
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!found.elements().containsAll(wanted) && found.troubles().isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(this, LOOK_AGAIN_NS); // components follow their bundle with a delay
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            found = health.examine(next);
        }
        if (!found.troubles().isEmpty()) {
            throw new RedeployException(found.troubles().getFirst().reason(), null);
        }
    }

    private static void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (Throwable e) { // whatever a plugin throws while it leaves
            LOG.warn("{} failed while it left: {}", bundle, ThrowableText.of(e));
            LOG.debug("{} failed while it left", bundle, e);
        }
    }

    private static void tell(Report report) {
        report.changes()
                .forEach(change -> LOG.info(
                        "pipeline {}: {} exchanged{}",
                        change.pipeline(),
                        change.element(),
                        change.buffers() < 0 ? "" : " after " + change.buffers() + " buffers"));
        report.left().forEach(left -> LOG.warn("pipeline {}; it stops using what goes, and waits", left));
    }

    private static String text(Report report) {
        if (report.changes().isEmpty()) {
            return "";
        }
        long pipelines = report.changes().stream()
                .map(Redeployment.Change::pipeline)
                .distinct()
                .count();
        return String.format(
                Locale.ROOT,
                " while %d %s went on, gap %.1f ms",
                pipelines,
                pipelines == 1 ? "pipeline" : "pipelines",
                report.gapNs() / (double) TimeUnit.MILLISECONDS.toNanos(1));
    }
}
