package io.parallax.memory.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.memory.MemoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeFolderTest {
    @TempDir
    Path temporary;

    @Test
    void isMadeForThisUserAlone() throws IOException {
        Path folder = RuntimeFolder.open(temporary.resolve("parallax"));

        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(RuntimeFolder.open(folder)).isEqualTo(folder);
    }

    @Test
    void liesWhereTheSessionKeepsSuchThings() {
        assertThat(RuntimeFolder.place(temporary.toString(), Path.of("/tmp"), 7))
                .isEqualTo(temporary.resolve("parallax"));
        assertThat(RuntimeFolder.place(null, Path.of("/tmp"), 7)).isEqualTo(Path.of("/tmp/parallax-7"));
        assertThat(RuntimeFolder.place("", Path.of("/tmp"), -2)).isEqualTo(Path.of("/tmp/parallax-4294967294"));
        assertThat(RuntimeFolder.place("/no/such/folder", Path.of("/tmp"), 7)).isEqualTo(Path.of("/tmp/parallax-7"));
    }

    @Test
    void refusesAFolderThatOthersMayEnter() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("open"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));

        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> RuntimeFolder.open(folder))
                .withMessageContaining("chmod 0700 " + folder);
    }

    @Test
    void refusesALinkToAFolder() throws IOException {
        Path target = RuntimeFolder.open(temporary.resolve("target"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), target);

        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> RuntimeFolder.open(link))
                .withMessageContaining("is no folder");
    }

    @Test
    void refusesAFileAndAPlaceThatIsNotThere() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatExceptionOfType(MemoryException.class).isThrownBy(() -> RuntimeFolder.open(file));
        assertThatExceptionOfType(MemoryException.class)
                .isThrownBy(() -> RuntimeFolder.open(file.resolve("below")))
                .withMessageContaining("set XDG_RUNTIME_DIR");
    }
}
