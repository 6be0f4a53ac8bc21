package io.parallax.itest.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The files of the source tree.
final class Repository {
    private Repository() {}

    /// {@return the top folder: the highest one above the working folder that has a `pom.xml`}
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        Path parent = folder.getParent();
        while (parent != null && Files.exists(parent.resolve("pom.xml"))) {
            folder = parent;
            parent = folder.getParent();
        }
        return folder;
    }

    /// {@return the files whose names end so, sorted, without what builds and tools leave behind}
    static List<Path> files(String ending) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return isOurs(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(ending)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(found);
        return found;
    }

    /// {@return the text of a file}
    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read as UTF-8", e);
        }
    }

    private static boolean isOurs(Path folder) {
        String name = String.valueOf(folder.getFileName());
        // templates are no Java before they are filled in, and generated code is as its generator writes it
        boolean isLeftOut = name.equals("target")
                || name.equals("archetype-resources")
                || name.startsWith(".")
                || name.startsWith("generated-");
        return folder.equals(root()) || !isLeftOut;
    }
}
