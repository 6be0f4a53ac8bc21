package io.parallax.itest.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/// A file of random bytes.
final class BigFile {
    private static final int MIB = 1 << 20;
    private static final long SEED = 42;

    private BigFile() {}

    static void create(Path file, int mib) throws IOException {
        if (Files.exists(file) && Files.size(file) == (long) mib * MIB) {
            return;
        }
        byte[] chunk = new byte[MIB];
        SplittableRandom random = new SplittableRandom(SEED);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < mib; i++) {
                random.nextBytes(chunk);
                out.write(chunk);
            }
        }
    }

    static long checksum(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] chunk = new byte[MIB];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                checksum.update(chunk, 0, count);
            }
        }
        return checksum.getValue();
    }
}
