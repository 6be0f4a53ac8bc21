package io.parallax.deploy;

import io.parallax.api.deploy.Verdict.Status;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts bundles and keeps the reason of those that do not start. What cannot resolve is tried again each time that
/// bundles come or go; what failed or was stopped by hand only when somebody asks or the content changes. Used by one
/// thread at a time.
final class BundleStarter {
    private static final Logger LOG = LoggerFactory.getLogger(BundleStarter.class);

    private final Wiring wiring;
    private final Resolution resolution;
    private final Map<String, Trouble> troubles = new HashMap<>();
    private final Set<String> started = new HashSet<>();

    BundleStarter(BundleContext context, Wiring wiring) {
        this.wiring = wiring;
        this.resolution = new Resolution(context);
    }

    /// Starts what does not run yet.
    void start(Map<String, Bundle> bundles) {
        troubles.keySet().retainAll(bundles.keySet());
        started.retainAll(bundles.keySet());
        wiring.resolve(bundles.values());
        bundles.forEach((name, bundle) -> {
            if (isRunning(bundle)) {
                started.add(name);
                troubles.remove(name);
            } else if (bundle.getState() == Bundle.INSTALLED || !started.contains(name)) {
                start(name, bundle);
            }
        });
    }

    private void start(String name, Bundle bundle) {
        try {
            if (!isFragment(bundle)) {
                bundle.start(Bundle.START_TRANSIENT);
            } else if (bundle.getState() == Bundle.INSTALLED) {
                throw new BundleException("its host is missing", BundleException.RESOLVE_ERROR);
            }
            troubles.remove(name);
            started.add(name);
        } catch (BundleException e) {
            LOG.debug("{} does not start", name, e);
            if (bundle.getState() == Bundle.INSTALLED) {
                troubles.put(name, resolution.explain(bundle, e));
            } else {
                failed(name, e);
            }
        } catch (Throwable e) { // whatever a plugin throws, the others go on
            failed(name, e);
        }
    }

    private void failed(String name, Throwable e) {
        LOG.debug("{} failed to start", name, e);
        troubles.put(name, new Trouble(Status.FAILED, "failed to start: " + ThrowableText.of(e)));
        started.add(name);
    }

    /// Stops a bundle. What it throws while leaving holds up nobody.
    void stop(Bundle bundle) {
        String name = bundle.getSymbolicName();
        started.remove(name);
        try {
            if (bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING) {
                bundle.stop(Bundle.STOP_TRANSIENT);
            }
        } catch (Throwable e) { // as above
            LOG.warn("{} {} failed while it stopped: {}", name, bundle.getVersion(), ThrowableText.of(e));
            LOG.debug("{} failed while it stopped", name, e);
        }
    }

    /// Tries again what failed or was stopped by hand.
    void forgive() {
        started.clear();
    }

    /// Tries a bundle again: it has other content now.
    void forgive(String name) {
        started.remove(name);
    }

    /// {@return why a bundle does not run, null if nothing is wrong}
    @Nullable Trouble trouble(String name) {
        return troubles.get(name);
    }

    static boolean isRunning(Bundle bundle) {
        return bundle.getState() == Bundle.ACTIVE
                || (bundle.getState() == Bundle.STARTING && isLazy(bundle))
                || (isFragment(bundle) && bundle.getState() == Bundle.RESOLVED);
    }

    private static boolean isLazy(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY) != null;
    }

    private static boolean isFragment(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }
}
