package io.parallax.itest.osgi;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.url;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/// The exploded distribution as options of a test container. Used outside of the container.
final class Distribution {
    /// The shell reads from a terminal, which a test has not.
    private static final List<String> INTERACTIVE = List.of("org.apache.felix.gogo.jline");

    private Distribution() {}

    /// {@return its bundles, and what the launcher does for them}
    /// @param folder working folder of the test, emptied here; `deploy` below it is watched
    static Option in(Path folder) throws IOException {
        delete(folder);
        Files.createDirectories(folder.resolve("deploy"));
        return composite(
                junitBundles(),
                systemPackages(slf4j("1.7.36")),
                systemPackages(slf4j("2.0.20")),
                systemPackages("org.osgi.service.log;version=1.5.0"),
                // With it the framework reaches into java.net, which the JVM refuses.
                frameworkProperty("felix.service.urlhandlers").value("false"),
                frameworkProperty("org.osgi.framework.bsnversion").value("multiple"),
                frameworkProperty("parallax.home").value(home().toString()),
                frameworkProperty("parallax.base").value(folder.toString()),
                frameworkProperty("parallax.deploy")
                        .value(folder.resolve("deploy").toString()),
                frameworkProperty("parallax.resident").value("true"),
                composite(bundles().stream()
                        .map(jar -> url(jar.toUri().toString()))
                        .toArray(Option[]::new)));
    }

    /// {@return a folder for one test class}
    static Path workFolder(Class<?> test) {
        return Path.of(System.getProperty("parallax.work", "target"))
                .toAbsolutePath()
                .resolve(test.getSimpleName());
    }

    private static Path home() {
        return Path.of(System.getProperty("parallax.home")).toAbsolutePath().normalize();
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(home().resolve("system"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> INTERACTIVE.stream()
                            .noneMatch(name -> file.getFileName().toString().startsWith(name)))
                    .sorted()
                    .toList();
        }
    }

    /// The classes of the launcher's class path. The harness wants them in the older version, our bundles in the newer.
    private static String[] slf4j(String version) {
        return Stream.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")
                .map(name -> name + ";version=" + version)
                .toArray(String[]::new);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
