package io.parallax.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.deploy.Inspection.Usable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    Path folder;

    private Candidate candidate() throws IOException {
        Files.write(
                folder.resolve("odd | näme.jar"),
                RawBundle.of("acme.blur", "1.2.3.x").bytes());
        return ((Usable) JarInspection.of(new FolderScan(folder).look().getFirst())).candidate();
    }

    @Test
    void comesBackAsItWas() throws IOException {
        Candidate candidate = candidate();
        Path file = folder.resolve(".ledger");
        Ledger ledger = new Ledger(file, folder);
        ledger.put(candidate);
        ledger.save();

        Ledger again = new Ledger(file, folder);
        assertThat(again.installed("acme.blur")).isEqualTo(candidate);
        assertThat(again.byFile()).containsOnlyKeys("odd | näme.jar");
        again.remove("acme.blur");
        again.save();
        assertThat(new Ledger(file, folder).installed("acme.blur")).isNull();
    }

    @Test
    void startsEmptyWhenItsFileIsGarbage() throws IOException {
        Path file = Files.writeString(folder.resolve(".ledger"), "acme.blur=1|2\nacme.x=\\uZZZZ");

        assertThat(new Ledger(file, folder).byFile()).isEmpty();
    }

    @Test
    void stagingNoticesThatTheFileChanged() throws IOException {
        Candidate candidate = candidate();
        try (Staging staged = Staging.of(candidate, folder.resolve(".staging"))) {
            assertThat(staged.copy()).hasSameBinaryContentAs(candidate.path());
        }
        Files.writeString(candidate.path(), "something else");

        assertThatExceptionOfType(Staging.ChangedException.class)
                .isThrownBy(
                        () -> Staging.of(candidate, folder.resolve(".staging")).close());
        assertThat(folder.resolve(".staging")).isEmptyDirectory();
    }
}
