package io.parallax.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipEndTest {
    @TempDir
    Path folder;

    private boolean isWhole(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("x.zip"), content);
        try (FileChannel channel = FileChannel.open(file)) {
            return ZipEnd.isWhole(channel);
        }
    }

    private static byte[] zip(int entries, String comment) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment(comment);
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry("entry" + i));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void takesWholeFiles() throws IOException {
        assertThat(isWhole(zip(3, ""))).isTrue();
        assertThat(isWhole(zip(3, "a comment".repeat(100)))).isTrue();
        assertThat(isWhole(zip(0, ""))).isTrue();
    }

    @Test
    void takesFilesOfMoreEntriesThanTheOldFormatCanCount() throws IOException {
        assertThat(isWhole(zip(70_000, ""))).isTrue();
    }

    @Test
    void refusesEveryBeginningOfAFile() throws IOException {
        byte[] whole = zip(2, "and a comment");
        for (int size = 0; size < whole.length; size++) {
            assertThat(isWhole(Arrays.copyOf(whole, size)))
                    .as("first %d bytes", size)
                    .isFalse();
        }
    }

    @Test
    void refusesAnEndWhoseDirectoryLiesElsewhere() throws IOException {
        byte[] whole = zip(2, "");

        assertThat(isWhole(Arrays.copyOfRange(whole, whole.length - 22, whole.length)))
                .isFalse();
        whole[whole.length - 22 - 90]++;
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, 0, damaged.length - 22, (byte) 0);
        assertThat(isWhole(damaged)).isFalse();
    }
}
