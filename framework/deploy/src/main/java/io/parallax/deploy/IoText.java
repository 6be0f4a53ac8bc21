package io.parallax.deploy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/// Says in plain words why a file could not be read or written.
final class IoText {
    private IoText() {}

    static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException _ ->
                "no read right for user " + System.getProperty("user.name")
                        + ": give it one, for example with chmod a+r";
            case NoSuchFileException _ -> "is not there any more";
            case ZipException damage -> "is damaged: " + damage.getMessage() + "; copy it again";
            case FileSystemException system when system.getReason() != null -> "cannot be read: " + system.getReason();
            default ->
                "cannot be read: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        };
    }
}
