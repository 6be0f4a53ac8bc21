package io.parallax.deploy;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/// Felix with Declarative Services and the deployer, in this JVM.
final class Container implements AutoCloseable {
    private static final String API = "1.0.0";
    private static final String[] PACKAGES = {
        "io.parallax.api.buffer;version=" + API,
        "io.parallax.api.caps;version=" + API,
        "io.parallax.api.deploy;version=" + API,
        "io.parallax.api.element;version=" + API,
        "io.parallax.api.event;version=" + API,
        "io.parallax.api.memory;version=" + API,
        "io.parallax.api.time;version=" + API,
        "org.slf4j;version=2.0.20",
        "org.slf4j.event;version=2.0.20",
        "org.slf4j.spi;version=2.0.20",
        "org.osgi.service.component;version=1.5.1",
        "org.osgi.service.component.runtime;version=1.5",
        "org.osgi.service.component.runtime.dto;version=1.5",
        "org.osgi.util.promise;version=1.3",
        "org.osgi.util.function;version=1.2",
        "org.jspecify.annotations;version=1.0.0",
    };

    private static byte[] deployer = {};

    private final Framework framework;

    /// @param home holds `deploy` and `cache`, which both may be there from before
    /// @param patienceMs how long an incomplete file may lie still
    Container(Path home, int patienceMs) throws Exception {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, home.resolve("cache").toString());
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, String.join(",", PACKAGES));
        configuration.put("felix.service.urlhandlers", "false");
        configuration.put("felix.log.level", "0");
        configuration.put("ds.loglevel", "0");
        configuration.put("parallax.base", home.toString());
        configuration.put("parallax.deploy.poll", "50");
        configuration.put("parallax.deploy.patience", Integer.toString(patienceMs));
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(configuration);
        framework.init();
        if (framework.getBundleContext().getBundles().length == 1) {
            installPlatform();
        }
        framework.start();
    }

    private void installPlatform() throws Exception {
        BundleContext context = framework.getBundleContext();
        Path scr = TestBundle.locationOf(org.apache.felix.scr.impl.Activator.class);
        context.installBundle(scr.toUri().toString()).start();
        context.installBundle("deployer", new ByteArrayInputStream(deployer())).start();
    }

    private static synchronized byte[] deployer() throws Exception {
        if (deployer.length == 0) {
            deployer = TestBundle.of("io.parallax.deploy", "1.0.0")
                    .withAll(TestBundle.locationOf(DeployComponent.class))
                    .bytes();
        }
        return deployer;
    }

    Deployment deployment() {
        ServiceReference<Deployment> service = framework.getBundleContext().getServiceReference(Deployment.class);
        return framework.getBundleContext().getService(service);
    }

    /// {@return the verdict on a file after a fresh look}
    Verdict verdict(String file) {
        deployment().rescan();
        return find(file);
    }

    /// {@return the verdict on a file as soon as the watcher has come to one that is wanted}
    Verdict await(String file, Predicate<Verdict> wanted) {
        Verdict found = Conditions.await(
                () -> deployment().verdicts().stream()
                        .filter(verdict -> verdict.file().equals(file) && wanted.test(verdict))
                        .findAny()
                        .orElse(null),
                () -> file + " in " + deployment().verdicts());
        return found;
    }

    Verdict find(String file) {
        return deployment().verdicts().stream()
                .filter(verdict -> verdict.file().equals(file))
                .findAny()
                .orElseThrow(() -> new AssertionError("no verdict on " + file));
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /// {@return the bundle of a symbolic name that came from the folder}
    Bundle bundle(String symbolicName) {
        Bundle bundle = context().getBundle("parallax-deploy:" + symbolicName);
        if (bundle == null) {
            throw new AssertionError(symbolicName + " is not installed");
        }
        return bundle;
    }

    boolean has(String symbolicName) {
        return context().getBundle("parallax-deploy:" + symbolicName) != null;
    }

    static void put(Path folder, String file, byte[] content) throws Exception {
        Path part = folder.resolve(file + ".part");
        Files.write(part, content);
        Files.move(part, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
