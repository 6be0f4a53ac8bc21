package io.parallax.elements.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What to tell a person whose `location=` does not work.
final class PathErrors {
    private PathErrors() {}

    static Path path(String location) throws IOException {
        if (location.isEmpty()) {
            throw new IOException("location= is empty: set it to the path of a file");
        }
        try {
            return Path.of(location);
        } catch (InvalidPathException e) {
            throw new IOException("location=" + location + " is no path: " + e.getReason(), e);
        }
    }

    static IOException cannotRead(Path path, IOException cause) {
        String reason = switch (cause) {
            case NoSuchFileException _ -> "no such file (check location=)";
            case AccessDeniedException _ -> "permission denied (check the rights of the file and its folders)";
            default -> reason(cause);
        };
        return new IOException("cannot read " + path + ": " + reason, cause);
    }

    static IOException isDirectory(String verb, Path path) {
        return new IOException("cannot " + verb + " " + path + ": it is a directory (location= must name a file)");
    }

    static IOException cannotWrite(Path path, IOException cause) {
        String reason = switch (cause) {
            case NoSuchFileException _ -> missingFolder(path);
            case AccessDeniedException _ -> "permission denied (check the rights of the file and its folder)";
            default -> reason(cause);
        };
        return new IOException("cannot write " + path + ": " + reason, cause);
    }

    static IOException cannotWrite(String target, long written, IOException cause) {
        String reason = reason(cause);
        String cure = reason.contains("No space left") ? " (free some space, or write elsewhere)" : "";
        return new IOException("cannot write " + target + ": " + reason + " after " + written + " bytes" + cure, cause);
    }

    static String reason(IOException cause) {
        if (cause instanceof FileSystemException files && files.getReason() != null) {
            return files.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String missingFolder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        return folder != null && !Files.exists(folder)
                ? "folder " + folder + " does not exist (make it first, or check location=)"
                : "no such file (check location=)";
    }
}
