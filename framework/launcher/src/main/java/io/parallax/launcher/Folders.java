package io.parallax.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where things are.
/// @param home the installation, only read
/// @param base what belongs to this container: configuration, plugins, logs, cache; the installation unless chosen
record Folders(Path home, Path base) {
    /// Reads `parallax.home` and `parallax.base`; without them, home is two folders above the launcher's JAR.
    static Folders ofSystemProperties() {
        String home = System.getProperty("parallax.home");
        Path homeFolder =
                home == null ? aboveOwnJar() : Path.of(home).toAbsolutePath().normalize();
        String base = System.getProperty("parallax.base", "");
        return new Folders(
                homeFolder,
                base.isEmpty() ? homeFolder : Path.of(base).toAbsolutePath().normalize());
    }

    /// {@return a configuration file: the base folder's own, else the installation's}
    Path configuration(String file) {
        Path own = base.resolve("conf").resolve(file);
        return Files.exists(own) ? own : home.resolve("conf").resolve(file);
    }

    Path log() {
        return base.resolve("log");
    }

    Path deploy() {
        return base.resolve("deploy");
    }

    Path cache() {
        return base.resolve("cache");
    }

    /// {@return the bundles that every command needs}
    List<Path> systemBundles() throws LaunchException {
        List<Path> bundles = jars(home.resolve("system"));
        if (bundles.isEmpty()) {
            throw new LaunchException("no bundles in " + home.resolve("system")
                    + ": the installation is not complete; unpack it again, or set -Dparallax.home to where it is");
        }
        return bundles;
    }

    /// {@return the bundles that only the shell needs}
    List<Path> shellBundles() throws LaunchException {
        return jars(home.resolve("system").resolve("shell"));
    }

    private static List<Path> jars(Path folder) throws LaunchException {
        List<Path> jars = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return jars;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            files.forEach(jars::add);
        } catch (IOException e) {
            throw new LaunchException("cannot list " + folder + ": " + Reasons.of(e), e);
        }
        jars.sort(null);
        return jars;
    }

    private static Path aboveOwnJar() {
        try {
            Path jar = Path.of(Folders.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolve("../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the launcher's own location cannot be read", e);
        }
    }
}
