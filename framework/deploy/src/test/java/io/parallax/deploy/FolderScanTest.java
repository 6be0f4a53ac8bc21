package io.parallax.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.deploy.FileLook.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderScanTest {
    @TempDir
    Path folder;

    @Test
    void listsTheTopLevelByNameWithoutHiddenAndUnfinishedFiles() throws IOException {
        for (String name : new String[] {"b.jar", "a.jar", "notes.txt", ".hidden.jar", "c.jar.part", "d.jar~"}) {
            Files.createFile(folder.resolve(name));
        }
        Files.createDirectory(folder.resolve("sub"));
        Files.createFile(folder.resolve("sub").resolve("e.jar"));

        assertThat(new FolderScan(folder).look())
                .extracting(FileLook::name)
                .containsExactly("a.jar", "b.jar", "notes.txt", "sub");
    }

    @Test
    void saysWhatAnEntryIs() throws IOException {
        Files.createFile(folder.resolve("a.jar"));
        Files.createDirectory(folder.resolve("b.jar"));
        Files.createSymbolicLink(folder.resolve("c.jar"), folder.resolve("a.jar"));
        Files.createSymbolicLink(folder.resolve("d.jar"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("e.jar"), Path.of("/dev/null"));

        assertThat(new FolderScan(folder).look())
                .extracting(FileLook::kind)
                .containsExactly(Kind.FILE, Kind.FOLDER, Kind.FILE, Kind.BROKEN, Kind.SPECIAL);
    }

    @Test
    void looksDifferentAfterARenameOverTheFileWithEqualSizeAndTime() throws IOException {
        FileTime time = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(Files.writeString(folder.resolve("a.jar"), "one"), time);
        FileLook before = new FolderScan(folder).look().getFirst();
        assertThat(new FolderScan(folder).look()).containsExactly(before);

        Path part = Files.setLastModifiedTime(Files.writeString(folder.resolve("a.jar.part"), "two"), time);
        Files.move(part, folder.resolve("a.jar"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(new FolderScan(folder).look()).hasSize(1).doesNotContain(before);
    }

    @Test
    void failsWhenTheFolderIsGone() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> new FolderScan(folder.resolve("none")).look());
    }
}
