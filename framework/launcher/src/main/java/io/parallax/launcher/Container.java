package io.parallax.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;
import org.apache.felix.framework.Felix;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.log.LoggerFactory;

/// The OSGi framework with its bundles. One thread uses it.
final class Container implements AutoCloseable {
    private static final String COMMAND_LINE =
            "(&(" + Constants.OBJECTCLASS + "=" + ToIntFunction.class.getName() + ")(parallax.cli=true))";
    private static final long STOP_LIMIT_MS = 10_000;

    private final Framework framework;
    private final Map<Bundle, Throwable> failures = new ConcurrentHashMap<>();

    private Container(Framework framework) {
        this.framework = framework;
    }

    /// Starts a framework with bundles.
    /// @param settings the framework's properties
    /// @param system bundles that start at once
    /// @param shell bundles that start when the shell's level is reached
    /// @throws LaunchException if the framework or a bundle cannot be installed
    static Container start(Map<String, Object> settings, List<Path> system, List<Path> shell) throws LaunchException {
        settings.put("felix.log.logger", new FrameworkLog());
        Container container = new Container(new Felix(settings));
        try {
            container.framework.init();
            container.collectFailures();
            container.context().registerService(LoggerFactory.class, new ServiceLog(), null);
            container.install(system, 1);
            container.install(shell, Settings.SHELL_LEVEL);
            container.framework.start();
            return container;
        } catch (BundleException e) {
            container.close();
            throw new LaunchException("the container cannot start: " + rootMessage(e), e);
        } catch (LaunchException e) {
            container.close();
            throw e;
        }
    }

    /// {@return the command line}
    /// @param limitMs longest wait for it, in milliseconds
    /// @throws LaunchException if no bundle offers one in time; says what is missing
    ToIntFunction<String[]> commandLine(long limitMs) throws LaunchException, InterruptedException {
        CompletableFuture<ServiceReference<?>> found = new CompletableFuture<>();
        try {
            context()
                    .addServiceListener(
                            event -> {
                                if (event.getType() == ServiceEvent.REGISTERED) {
                                    found.complete(event.getServiceReference());
                                }
                            },
                            COMMAND_LINE);
            ServiceReference<?> present = first(context().getAllServiceReferences(null, COMMAND_LINE));
            ServiceReference<?> reference = present != null ? present : found.get(limitMs, TimeUnit.MILLISECONDS);
            return service(reference);
        } catch (TimeoutException e) {
            throw new LaunchException(diagnosis(limitMs), e);
        } catch (InvalidSyntaxException | ExecutionException e) {
            throw new IllegalStateException("filter=" + COMMAND_LINE, e);
        }
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            framework.stop();
            framework.waitForStop(STOP_LIMIT_MS);
        } catch (BundleException e) {
            org.slf4j.LoggerFactory.getLogger(Container.class).warn("the framework did not stop cleanly", e);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private BundleContext context() {
        return framework.getBundleContext();
    }

    private void collectFailures() {
        context().addFrameworkListener(event -> {
            if (event.getType() == FrameworkEvent.ERROR) {
                failures.put(event.getBundle(), event.getThrowable());
                org.slf4j.LoggerFactory.getLogger(Container.class)
                        .error("{} failed", event.getBundle(), event.getThrowable());
            }
        });
    }

    private void install(List<Path> jars, int startLevel) throws LaunchException {
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : jars) {
            try {
                Bundle bundle = context().installBundle("reference:" + jar.toUri());
                bundle.adapt(BundleStartLevel.class).setStartLevel(startLevel);
                bundles.add(bundle);
            } catch (BundleException e) {
                throw new LaunchException(
                        "cannot install " + jar + ": " + rootMessage(e) + "; put the original JAR back", e);
            }
        }
        for (Bundle bundle : bundles) {
            start(bundle);
        }
    }

    private void start(Bundle bundle) throws LaunchException {
        if (isFragment(bundle)) {
            return;
        }
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            throw new LaunchException("cannot start " + bundle.getSymbolicName() + ": " + rootMessage(e), e);
        }
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    @SuppressWarnings("unchecked") // the seam: parallax.cli=true promises this type
    private ToIntFunction<String[]> service(ServiceReference<?> reference) throws LaunchException {
        Object service = context().getService(reference);
        if (service instanceof ToIntFunction<?> commandLine) {
            return (ToIntFunction<String[]>) commandLine;
        }
        throw new LaunchException("the command line of " + reference.getBundle() + " cannot be made: see the log");
    }

    private String diagnosis(long limitMs) {
        StringBuilder text = new StringBuilder("the command line did not come up within ")
                .append(limitMs)
                .append(" ms");
        for (Bundle bundle : context().getBundles()) {
            boolean idle = bundle.getState() == Bundle.INSTALLED || bundle.getState() == Bundle.RESOLVED;
            boolean expected =
                    !isFragment(bundle) && bundle.adapt(BundleStartLevel.class).getStartLevel() < Settings.SHELL_LEVEL;
            if (idle && expected) {
                text.append("\n  bundle ").append(bundle.getSymbolicName()).append(" does not run: ");
                Throwable failure = failures.get(bundle);
                text.append(failure == null ? "it was not started" : rootMessage(failure));
            }
        }
        return text.append("\n  all bundles are in the folder system/: if one was removed or replaced, put it back")
                .toString();
    }

    private static @Nullable ServiceReference<?> first(ServiceReference<?> @Nullable [] references) {
        return references == null ? null : references[0];
    }

    private static String rootMessage(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
