package io.parallax.deploy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A private copy of a file to install from, so that what was looked into is what gets installed, even if somebody
/// writes to the file meanwhile.
/// @param copy the copy
record Staging(Path copy) implements AutoCloseable {
    /// The file is not what it was when it was looked into.
    static final class ChangedException extends IOException {
        private static final long serialVersionUID = 1L;

        ChangedException(Path file) {
            super(file + " changed while it was read");
        }
    }

    /// Copies a file.
    /// @param candidate the file and the hash that it must still have
    /// @param folder where the copy goes
    /// @throws ChangedException if the hash is another now
    /// @throws IOException if the file cannot be read or the copy not be written
    static Staging of(Candidate candidate, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path copy = folder.resolve(candidate.sha256() + ".jar");
        String sha256;
        try (OutputStream out = Files.newOutputStream(copy)) {
            sha256 = Sha256.copy(candidate.path(), out);
        }
        if (!sha256.equals(candidate.sha256())) {
            Files.delete(copy);
            throw new ChangedException(candidate.path());
        }
        return new Staging(copy);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(copy);
    }
}
