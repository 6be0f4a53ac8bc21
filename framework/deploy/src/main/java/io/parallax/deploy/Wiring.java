package io.parallax.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rewires what depends on changed bundles, and nothing else: never a bundle that did not come from the folder.
final class Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final long LONGEST_REFRESH_S = 30;

    private final FrameworkWiring wiring;
    private final Predicate<Bundle> isOurs;

    Wiring(BundleContext context, Predicate<Bundle> isOurs) {
        FrameworkWiring found = context.getBundle(0).adapt(FrameworkWiring.class);
        if (found == null) {
            throw new IllegalStateException("this framework offers no FrameworkWiring");
        }
        this.wiring = found;
        this.isOurs = isOurs;
    }

    /// {@return the bundles from the folder that use what these bundles provide, and these themselves}
    Set<Bundle> dependents(Collection<Bundle> changed) {
        Set<Bundle> dependents = new HashSet<>(wiring.getDependencyClosure(changed));
        dependents.removeIf(isOurs.negate());
        return dependents;
    }

    /// Drops the old wiring of updated and uninstalled bundles and waits until that is done.
    /// @param more bundles to wire anew as well
    void refresh(Collection<Bundle> more) throws InterruptedException {
        List<Bundle> pending = new ArrayList<>(more);
        for (Bundle bundle : wiring.getRemovalPendingBundles()) {
            if (isOurs.test(bundle) && isUsedByOursOnly(bundle)) {
                pending.add(bundle);
            }
        }
        if (pending.isEmpty()) {
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        wiring.refreshBundles(pending, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        if (!done.await(LONGEST_REFRESH_S, TimeUnit.SECONDS)) {
            LOG.warn("rewiring {} takes longer than {} s, going on", pending, LONGEST_REFRESH_S);
        }
    }

    private boolean isUsedByOursOnly(Bundle bundle) {
        List<String> others = wiring.getDependencyClosure(List.of(bundle)).stream()
                .filter(isOurs.negate())
                .map(Bundle::getSymbolicName)
                .toList();
        if (!others.isEmpty()) {
            LOG.warn("old code of {} stays in use by {} until the next start", bundle.getSymbolicName(), others);
        }
        return others.isEmpty();
    }

    /// Resolves what can be resolved, all together.
    void resolve(Collection<Bundle> bundles) {
        wiring.resolveBundles(bundles);
    }
}
