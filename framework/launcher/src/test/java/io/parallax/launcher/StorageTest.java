package io.parallax.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void deletesATemporaryStorageWithAllThatIsInIt() throws Exception {
        Path bundles;
        try (Storage storage = Storage.temporary(folder)) {
            bundles = storage.bundles();
            Files.createDirectories(bundles.resolve("bundle1/data"));
            Files.writeString(bundles.resolve("bundle1/data/x"), "x");
        }

        assertThat(bundles).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void givesEachCommandAStorageOfItsOwn() throws Exception {
        try (Storage first = Storage.temporary(folder);
                Storage second = Storage.temporary(folder)) {
            assertThat(first.bundles()).isNotEqualTo(second.bundles());
        }
    }

    @Test
    void sweepsUpWhatAKilledProcessLeft() throws Exception {
        Path abandoned = storageOf(Duration.ofHours(1));
        Path young = storageOf(Duration.ZERO);
        Path foreign = Files.createDirectory(folder.resolve("other-1"));

        Storage.temporary(folder).close();

        assertThat(abandoned).doesNotExist();
        assertThat(young).exists();
        assertThat(foreign).exists();
    }

    @Test
    void followsNoLinkWhenSweeping() throws Exception {
        Path victim = Files.createDirectory(folder.resolve("victim"));
        Files.writeString(victim.resolve("lock"), "precious");
        age(victim, Duration.ofHours(1));
        Files.createSymbolicLink(folder.resolve(AbandonedStorages.PREFIX + "link"), victim);

        Storage.temporary(folder).close();

        assertThat(victim.resolve("lock")).hasContent("precious");
    }

    @Test
    void keepsTheResidentStorageAndWritesWhoHasIt() throws Exception {
        Folders folders = new Folders(folder, folder);
        try (Storage storage = Storage.resident(folders)) {
            assertThat(storage.bundles()).isEqualTo(folder.resolve("cache/bundles"));
            assertThat(folder.resolve("cache/lock"))
                    .hasContent(Long.toString(ProcessHandle.current().pid()));
        }

        assertThat(folder.resolve("cache")).exists();
    }

    @Test
    void saysWhereAndWhyItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> Storage.resident(new Folders(folder, file)))
                .withMessageContaining("cannot write in " + file.resolve("cache"))
                .withMessageContaining("PARALLAX_BASE");
        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> Storage.temporary(folder.resolve("absent")))
                .withMessageContaining("cannot write in " + folder.resolve("absent"))
                .withMessageContaining("TMPDIR");
    }

    private Path storageOf(Duration age) throws IOException {
        Path storage = Files.createTempDirectory(folder, AbandonedStorages.PREFIX);
        Files.writeString(storage.resolve("lock"), "1");
        age(storage, age);
        return storage;
    }

    private static void age(Path path, Duration age) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
    }
}
