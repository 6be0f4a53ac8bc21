package io.parallax.sdk.conformance;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Finds the elements of a bundle where no index lists them yet: before it is packaged.
final class MarkedClasses {
    private MarkedClasses() {}

    /// {@return the classes marked with [ElementType] in the folder or JAR of a class}
    static List<Class<? extends Element>> besides(Class<?> any) {
        try {
            Path place = Path.of(
                    any.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return below(place, any.getClassLoader());
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return below(jar.getPath("/"), any.getClassLoader());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for elements beside " + any.getName(), e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("cannot look for elements beside " + any.getName(), e);
        }
    }

    private static List<Class<? extends Element>> below(Path root, ClassLoader loader) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-") && !name.startsWith("META-INF"))
                    .sorted()
                    .<Class<?>>map(name -> load(name, loader))
                    .filter(type -> type.isAnnotationPresent(ElementType.class))
                    .<Class<? extends Element>>map(type -> type.asSubclass(Element.class))
                    .toList();
        }
    }

    private static Class<?> load(String file, ClassLoader loader) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException("the class " + name + " cannot be loaded: " + e, e);
        }
    }
}
