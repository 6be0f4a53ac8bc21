package io.parallax.sdk.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/// What lies in a bundle: its files, and those of the JARs in it.
final class Content {
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, List<String>> nested = new TreeMap<>();

    /// Adds a file; a JAR is looked into.
    void add(String name, byte[] bytes) throws IOException {
        files.put(name, bytes);
        if (name.endsWith(".jar")) {
            nested.put(name, namesIn(bytes));
        }
    }

    private static List<String> namesIn(byte[] jar) throws IOException {
        List<String> names = new ArrayList<>();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    static byte[] bytes(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }

    /// {@return the bundle's own files by name}
    Map<String, byte[]> files() {
        return files;
    }

    /// {@return names of files by the place where they lie: a JAR in the bundle, or `the bundle` itself}
    Map<String, List<String>> places() {
        Map<String, List<String>> places = new TreeMap<>(nested);
        places.put("the bundle", List.copyOf(files.keySet()));
        return places;
    }
}
