package io.parallax.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.deploy.Verdict.Status;
import io.parallax.deploy.FileState.Ready;
import io.parallax.deploy.FileState.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackedFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2031-05-01T12:00:00Z");

    @TempDir
    Path folder;

    private FileLook write(String name, byte[] content, Instant modified) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        Files.setLastModifiedTime(file, FileTime.from(modified));
        return look(name);
    }

    private FileLook look(String name) throws IOException {
        return new FolderScan(folder)
                .look().stream()
                        .filter(look -> look.name().equals(name))
                        .findAny()
                        .orElseThrow();
    }

    private static TrackedFile track(FileLook look, Instant now) {
        return new TrackedFile(look, now, PATIENCE, Trust.ALL);
    }

    private static Instant after(long milliseconds) {
        return START.plusMillis(milliseconds);
    }

    private static byte[] bundle() throws IOException {
        return RawBundle.of("acme.blur", "1").ballast(1000).bytes();
    }

    private static void assertCopying(FileState state) {
        assertThat(state).isEqualTo(new Unusable(Status.COPYING, "waiting for the copy to finish"));
    }

    @Test
    void takesAnOldWholeFileAtTheFirstLook() throws IOException {
        TrackedFile file = track(write("a.jar", bundle(), after(-1_001)), START);

        assertThat(file.isMoving(START)).isFalse();
        assertThat(file.state(START)).isInstanceOf(Ready.class);
    }

    @Test
    void takesAYoungWholeFileAtTheSecondEqualLook() throws IOException {
        FileLook look = write("a.jar", bundle(), START);
        TrackedFile file = track(look, START);

        assertCopying(file.state(START));
        assertThat(file.isMoving(START)).isTrue();
        file.see(look, after(50));
        assertThat(file.state(after(50))).isInstanceOf(Ready.class);
        assertThat(file.isMoving(after(50))).isFalse();
    }

    @Test
    void waitsWhileTheFileGrows() throws IOException {
        byte[] whole = bundle();
        TrackedFile file = track(write("a.jar", Arrays.copyOf(whole, 100), START), START);
        for (int i = 1; i < 20; i++) {
            Instant now = after(50L * i);
            file.see(write("a.jar", Arrays.copyOf(whole, 100 + i), now), now);
            assertCopying(file.state(now));
        }
        FileLook last = write("a.jar", whole, after(1_000));
        file.see(last, after(1_000));
        file.see(last, after(1_050));
        assertThat(file.state(after(1_050))).isInstanceOf(Ready.class);
    }

    @Test
    void losesPatienceWithAHalfFileThatLiesStill() throws IOException {
        FileLook half = write("a.jar", Arrays.copyOf(bundle(), 500), START);
        TrackedFile file = track(half, START);
        file.see(half, after(9_900));
        assertCopying(file.state(after(9_900)));

        file.see(half, after(10_000));
        assertThat(file.state(after(10_000))).isInstanceOfSatisfying(Unusable.class, state -> {
            assertThat(state.status()).isEqualTo(Status.REFUSED);
            assertThat(state.reason()).contains("central directory");
        });
    }

    @Test
    void refusesAnOldHalfFileAtOnce() throws IOException {
        TrackedFile file = track(write("a.jar", Arrays.copyOf(bundle(), 500), after(-60_000)), START);

        assertThat(file.state(START)).extracting("status").isEqualTo(Status.REFUSED);
    }

    @Test
    void looksAgainIntoAFileThatChanged() throws IOException {
        TrackedFile file =
                track(write("a.jar", "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), after(-5_000)), START);
        assertThat(file.state(START)).extracting("status").isEqualTo(Status.REFUSED);

        file.see(write("a.jar", bundle(), after(-4_000)), START);
        assertThat(file.state(START)).isInstanceOf(Ready.class);
    }

    @Test
    void trustsWhatWasFoundEarlierInAnUntouchedFile() throws IOException {
        FileLook look = write("a.jar", "no jar at all".getBytes(java.nio.charset.StandardCharsets.UTF_8), START);
        Candidate before = new Candidate(look, "acme.blur", org.osgi.framework.Version.parseVersion("1"), "", "abc");
        TrackedFile file = track(look, START);
        file.remember(before);
        assertThat(file.state(START)).isEqualTo(new Ready(before));

        file.distrust(START);
        assertCopying(file.state(START));
    }

    @Test
    void ignoresWhatIsNotNamedLikeAJar() throws IOException {
        TrackedFile file = track(write("notes.txt", new byte[0], START), START);

        assertThat(file.state(START)).isEqualTo(new Unusable(Status.IGNORED, "not a JAR: ignored"));
        assertThat(file.isMoving(START)).isFalse();
    }

    @Test
    void refusesFoldersAndDeadLinks() throws IOException {
        Files.createDirectory(folder.resolve("dir.jar"));
        Files.createSymbolicLink(folder.resolve("link.jar"), folder.resolve("nowhere"));

        assertThat(track(look("dir.jar"), START).state(START))
                .extracting("reason")
                .asString()
                .startsWith("is a directory");
        assertThat(track(look("link.jar"), START).state(START))
                .extracting("reason")
                .asString()
                .startsWith("is a link to nothing");
    }
}
