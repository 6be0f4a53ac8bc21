package io.parallax.itest.osgi;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/// A process of its own: whatever framework lies on the class path, with nothing of our launcher. It installs bundles,
/// starts them, and runs a pipeline to its end.
final class PlainFramework {
    private static final String ENGINE = "io.parallax.api.pipeline.PipelineEngine";
    private static final String LOG_API = "org.slf4j;version=2.0.20,org.slf4j.event;version=2.0.20,"
            + "org.slf4j.helpers;version=2.0.20,org.slf4j.spi;version=2.0.20,org.slf4j;version=1.7.36,"
            + "org.osgi.service.log;version=1.5.0";
    private static final long LIMIT_MS = 60_000;

    private PlainFramework() {}

    /// Runs it.
    /// @param arguments a file with the addresses of bundles, a folder to work in, a pipeline
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        Framework framework = factory.newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE,
                folder.resolve("storage").toString(),
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                LOG_API,
                "felix.service.urlhandlers",
                "false",
                "parallax.base",
                folder.toString()));
        framework.start();
        start(framework.getBundleContext(), Files.readAllLines(Path.of(arguments[0])));
        run(framework.getBundleContext(), arguments[2]);
        framework.stop();
        framework.waitForStop(LIMIT_MS);
        System.out.println("READY " + framework.getSymbolicName());
        System.exit(0);
    }

    private static void start(BundleContext context, List<String> addresses) throws BundleException {
        List<Bundle> bundles = new ArrayList<>();
        for (String address : addresses) {
            bundles.add(context.installBundle(address));
        }
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start();
            }
        }
    }

    private static void run(BundleContext context, String text)
            throws ReflectiveOperationException, InterruptedException, InvalidSyntaxException, IOException {
        await(context, ENGINE, "(objectClass=" + ENGINE + ")");
        await(context, "the element testsrc", "(parallax.element.name=testsrc)");
        await(context, "the element filesink", "(parallax.element.name=filesink)");
        ServiceReference<?> reference = context.getServiceReference(ENGINE);
        Object engine = context.getService(reference);
        Class<?> type = reference.getBundle().loadClass(ENGINE);
        Object pipeline = type.getMethod("parse", String.class).invoke(engine, text);
        Class<?> pipelineType = reference.getBundle().loadClass("io.parallax.api.pipeline.Pipeline");
        for (String step : List.of("run", "awaitEnd", "close")) {
            Method method = pipelineType.getMethod(step);
            method.invoke(pipeline);
        }
    }

    private static void await(BundleContext context, String what, String filter)
            throws InvalidSyntaxException, InterruptedException {
        Object arrival = new Object();
        context.addServiceListener(
                event -> {
                    if (event.getType() == ServiceEvent.REGISTERED) {
                        synchronized (arrival) {
                            arrival.notifyAll();
                        }
                    }
                },
                filter);
        long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MS);
        synchronized (arrival) {
            while (context.getAllServiceReferences(null, filter) == null) {
                long leftMs = TimeUnit.NANOSECONDS.toMillis(endNs - System.nanoTime());
                if (leftMs <= 0) {
                    throw new IllegalStateException(what + " did not come");
                }
                arrival.wait(leftMs);
            }
        }
    }
}
