package io.parallax.deploy;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Redeployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the deploy folder while its bundle runs. Framework properties set it up:
/// - `parallax.deploy.dir`: the folder; `deploy` below `parallax.base` if it is not given,
/// - `parallax.deploy.poll`: milliseconds between two looks, 200,
/// - `parallax.deploy.patience`: milliseconds that an incomplete file may lie still before it is refused, 10000.
/// - `parallax.trust` and what begins so: whose bundles are taken, see [Trust].
///
/// The service [Deployment] is registered by hand after the first look: whoever sees it sees a folder that was handled.
@Component(
        service = {},
        immediate = true)
public final class DeployComponent {
    private static final Logger LOG = LoggerFactory.getLogger(DeployComponent.class);

    private final AtomicReference<@Nullable Redeployment> redeployment = new AtomicReference<>();
    private final BundleContext context;
    private final DeployFolder folder;
    private final Watch watch;
    private final BundleListener bundles;
    private final ServiceListener services;
    private final ServiceRegistration<Deployment> registration;

    /// Looks for the first time and starts to watch.
    @Activate
    public DeployComponent(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.folder = folder(components);
        this.watch = new Watch(this::look, milliseconds(context, "parallax.deploy.poll", 200));
        this.bundles = _ -> folder.onBundlesChanged();
        this.services = _ -> folder.onServicesChanged();
        context.addBundleListener(bundles);
        context.addServiceListener(services);
        watch.firstLook(folder::rescan);
        this.registration = context.registerService(Deployment.class, folder, null);
        watch.start();
    }

    /// While the whole container stops, stopped plugins are no news.
    private boolean look() throws InterruptedException {
        return context.getBundle(0).getState() != Bundle.STOPPING && folder.look();
    }

    @Deactivate
    void close() {
        registration.unregister();
        context.removeServiceListener(services);
        context.removeBundleListener(bundles);
        watch.close();
    }

    /// @param engine exchanges elements while pipelines run
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindEngine(Redeployment engine) {
        redeployment.set(engine);
    }

    void unbindEngine(Redeployment engine) {
        redeployment.compareAndSet(engine, null);
    }

    private DeployFolder folder(ServiceComponentRuntime components) {
        Path path = path(context);
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            LOG.warn("cannot make the deploy folder {}: {}", path, IoText.of(e));
        }
        Path state = context.getDataFile("").toPath();
        Ledger ledger = new Ledger(state.resolve("deployed.properties"), path);
        Duration patience = milliseconds(context, "parallax.deploy.patience", 10_000);
        BundleHealth health = new BundleHealth(components, new ElementProbe(context, components));
        BundleInstaller installer = new BundleInstaller(
                context,
                ledger,
                state.resolve("staging"),
                new OldCode(InstantSource.system()),
                wiring -> new HotUpdate(context, wiring, health, redeployment::get));
        return new DeployFolder(
                path,
                InstantSource.system(),
                new FolderContent(ledger.byFile(), patience, trust(context, state)),
                installer,
                new VerdictReport(installer, health));
    }

    private static Trust trust(BundleContext context, Path state) {
        String base = context.getProperty("parallax.base");
        return Trust.of(
                context::getProperty, Path.of(base == null ? "" : base).toAbsolutePath(), state.resolve("scratch"));
    }

    private static Path path(BundleContext context) {
        String given = context.getProperty("parallax.deploy.dir");
        String base = context.getProperty("parallax.base");
        return (given != null ? Path.of(given) : Path.of(base == null ? "" : base, "deploy")).toAbsolutePath();
    }

    private static Duration milliseconds(BundleContext context, String property, long fallback) {
        String given = context.getProperty(property);
        try {
            return Duration.ofMillis(given == null ? fallback : Math.max(1, Long.parseLong(given.strip())));
        } catch (NumberFormatException _) {
            LOG.warn("{}={} is no whole number of milliseconds, taking {}", property, given, fallback);
            return Duration.ofMillis(fallback);
        }
    }
}
