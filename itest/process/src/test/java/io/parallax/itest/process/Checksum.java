package io.parallax.itest.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/// Files and whether they are equal.
final class Checksum {
    private static final long SEED = 1;

    private Checksum() {}

    static Path randomFile(Path file, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(SEED).nextBytes(bytes);
        return Files.write(file, bytes);
    }

    static String of(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
