package io.parallax.sdk.check;

import aQute.bnd.osgi.repository.SimpleIndexer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Writes the index of a folder of bundles as an OSGi repository (OBR), with addresses relative to the index.
public final class RepositoryIndex {
    private RepositoryIndex() {}

    /// Writes it.
    /// @param arguments name of the repository, folder with bundles, file of the index above that folder
    /// @throws IOException if a bundle cannot be read or the index not be written
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("name, folder and index are needed, not " + List.of(arguments));
        }
        write(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]));
    }

    /// Writes it.
    /// @param name name of the repository
    /// @param folder folder with bundles
    /// @param index file of the index, above that folder
    /// @throws IOException if a bundle cannot be read or the index not be written
    public static void write(String name, Path folder, Path index) throws IOException {
        Path base = index.toAbsolutePath().getParent();
        if (base == null) {
            throw new IllegalArgumentException(index + " lies in no folder");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<File> bundles = files.filter(file -> file.toString().endsWith(".jar"))
                    .map(Path::toFile)
                    .sorted()
                    .toList();
            new SimpleIndexer()
                    .files(bundles)
                    .base(base.toUri())
                    .name(name)
                    .increment(0)
                    .index(index.toFile());
        }
    }
}
