package io.parallax.deploy;

import io.parallax.deploy.FileLook.Kind;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Lists the top level of the folder. Hidden files and those that end in `.part` or `~` are left out, so that a copy
/// can be written beside its place and renamed into it.
final class FolderScan {
    private static final String ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino,isRegularFile,isDirectory";

    private final Path folder;

    FolderScan(Path folder) {
        this.folder = folder;
    }

    /// {@return a look at every entry, sorted by name}
    /// @throws IOException if the folder cannot be listed
    List<FileLook> look() throws IOException {
        List<FileLook> looks = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, FolderScan::isListed)) {
            entries.forEach(entry -> lookAt(entry).ifPresent(looks::add));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        looks.sort(Comparator.comparing(FileLook::name));
        return looks;
    }

    private static boolean isListed(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith(".part") && !name.endsWith("~");
    }

    /// Empty if the entry went away while the folder was read.
    private static Optional<FileLook> lookAt(Path entry) {
        try {
            Map<String, Object> found = Files.readAttributes(entry, ATTRIBUTES);
            return Optional.of(new FileLook(
                    entry,
                    kindOf(found),
                    value(found, "size", Long.class),
                    value(found, "lastModifiedTime", FileTime.class),
                    value(found, "ctime", FileTime.class),
                    value(found, "ino", Long.class)));
        } catch (IOException e) {
            FileTime never = FileTime.fromMillis(0);
            return Files.exists(entry, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(new FileLook(entry, Kind.BROKEN, 0, never, never, 0))
                    : Optional.empty();
        }
    }

    private static Kind kindOf(Map<String, Object> found) {
        if (value(found, "isRegularFile", Boolean.class)) {
            return Kind.FILE;
        }
        return value(found, "isDirectory", Boolean.class) ? Kind.FOLDER : Kind.SPECIAL;
    }

    private static <T> T value(Map<String, Object> found, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(found.get(name), name));
    }
}
