package io.parallax.itest.architecture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A JAR of this build, as it lies on the test's class path.
/// @param name artifact name without version, for example `parallax-api`
/// @param manifest its main attributes
/// @param isModule whether it declares a module
/// @param path the file
record BuiltJar(String name, Map<String, String> manifest, boolean isModule, Path path) {
    private static final Pattern FILE_NAME = Pattern.compile("(parallax-[a-z-]+?)-\\d.*\\.jar");
    private static final Pattern CLAUSE = Pattern.compile("([\\w.]+)(?:;(?:\"[^\"]*\"|[^,\"])*)?");
    private static final Pattern VERSION = Pattern.compile(";version=\"([^\"]*)\"");

    /// {@return all JARs of this build; none when the build did not package}
    static List<BuiltJar> all() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .flatMap(file -> {
                    Matcher name = FILE_NAME.matcher(file.getFileName().toString());
                    return name.matches() ? Stream.of(read(name.group(1), file)) : Stream.empty();
                })
                .toList();
    }

    private static BuiltJar read(String name, Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes attributes = jar.getManifest().getMainAttributes();
            Map<String, String> manifest = new LinkedHashMap<>();
            attributes.forEach((key, value) -> manifest.put(key.toString(), value.toString()));
            return new BuiltJar(name, manifest, jar.getEntry("module-info.class") != null, file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /// {@return a header, empty when there is none}
    String header(String header) {
        return manifest.getOrDefault(header, "");
    }

    /// {@return versions or version ranges by package}
    Map<String, String> packages(String header) {
        Map<String, String> packages = new LinkedHashMap<>();
        Matcher clause = CLAUSE.matcher(header(header));
        while (clause.find()) {
            Matcher version = VERSION.matcher(clause.group());
            packages.put(clause.group(1), version.find() ? version.group(1) : "");
        }
        return packages;
    }

    @Override
    public String toString() {
        return name;
    }
}
