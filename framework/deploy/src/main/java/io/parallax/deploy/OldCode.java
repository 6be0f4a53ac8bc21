package io.parallax.deploy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/// Sees whether the code of a bundle that was replaced goes out of memory. Something that still refers to it keeps all
/// of its classes; after a while that is worth a word. Used by one thread at a time.
final class OldCode {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration[] COLLECTIONS = {Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(29)
    };

    private final InstantSource clock;
    private final Map<String, Loader> replaced = new HashMap<>();

    OldCode(InstantSource clock) {
        this.clock = clock;
    }

    private static final class Loader {
        private final WeakReference<ClassLoader> loader;
        private final String version;
        private final Instant since;
        private int collections;

        Loader(ClassLoader loader, String version, Instant since) {
            this.loader = new WeakReference<>(loader);
            this.version = version;
            this.since = since;
        }
    }

    /// A bundle is about to be replaced.
    void goes(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring != null && wiring.getClassLoader() != null) {
            replaced.put(
                    bundle.getSymbolicName(),
                    new Loader(wiring.getClassLoader(), bundle.getVersion().toString(), clock.instant()));
        }
    }

    /// {@return what is to be said about the code that a bundle had before, empty if nothing}
    /// @param symbolicName the bundle
    String text(String symbolicName) {
        Loader old = replaced.get(symbolicName);
        if (old == null) {
            return "";
        }
        Duration age = Duration.between(old.since, clock.instant());
        if (old.collections < COLLECTIONS.length && age.compareTo(COLLECTIONS[old.collections]) >= 0) {
            old.collections++;
            System.gc();
        }
        ClassLoader loader = old.loader.get();
        if (loader == null) {
            return "; the old code has left memory";
        }
        return age.compareTo(PATIENCE) < 0
                ? ""
                : "; the code of " + old.version + " is still in memory, " + holder(loader);
    }

    private static String holder(ClassLoader loader) {
        String threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> isOf(thread, loader))
                .map(Thread::getName)
                .collect(Collectors.joining(", "));
        return threads.isEmpty()
                ? "held by a reference somewhere, such as a static field, a listener or a thread local of another bundle"
                : "held by the threads " + threads;
    }

    private static boolean isOf(Thread thread, ClassLoader loader) {
        return Objects.equals(thread.getContextClassLoader(), loader)
                || Objects.equals(thread.getClass().getClassLoader(), loader);
    }
}
