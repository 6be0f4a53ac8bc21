package io.parallax.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Says in plain words why the file system refused.
final class Reasons {
    private Reasons() {}

    static String of(IOException error) {
        return switch (error) {
            case AccessDeniedException _ -> "no permission for user " + System.getProperty("user.name");
            case FileAlreadyExistsException e -> e.getFile() + " is a file, not a folder";
            case NoSuchFileException _ -> "there is no such folder";
            case NotDirectoryException e -> e.getFile() + " is not a folder";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(error.getMessage());
        };
    }
}
