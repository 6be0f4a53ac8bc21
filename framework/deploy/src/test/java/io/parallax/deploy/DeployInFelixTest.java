package io.parallax.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.deploy.Verdict;
import io.parallax.api.deploy.Verdict.Status;
import io.parallax.deploy.sample.Blur;
import io.parallax.deploy.sample.Endless;
import io.parallax.deploy.sample.Grumpy;
import io.parallax.deploy.sample.Incomplete;
import io.parallax.deploy.sample.Licence;
import io.parallax.deploy.sample.LicenceServer;
import io.parallax.deploy.sample.Licensed;
import io.parallax.deploy.sample.Unlicensed;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class DeployInFelixTest {
    private static final int PIECE = 64 << 10;

    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createDirectories(home.resolve("deploy"));
    }

    private static byte[] blur(String version) throws Exception {
        return TestBundle.of("acme.blur", version).with(Blur.class).bytes();
    }

    @Test
    void handlesWhatLiesThereBeforeTheServiceAppears() throws Exception {
        Files.write(folder.resolve("blur.jar"), blur("1.0.0"));
        try (Container container = new Container(home, 10_000)) {
            assertThat(container.deployment().verdicts())
                    .containsExactly(
                            new Verdict("blur.jar", Status.ACTIVE, "installed", "acme.blur 1.0.0", List.of("blur")));
        }
    }

    @Test
    void followsTheFolder() throws Exception {
        try (Container container = new Container(home, 10_000)) {
            assertThat(container.deployment().verdicts()).isEmpty();

            Container.put(folder, "blur.jar", blur("1.0.0"));
            container.await("blur.jar", verdict -> verdict.status() == Status.ACTIVE);
            Bundle first = container.bundle("acme.blur");
            Container.put(folder, "blur.jar", blur("1.0.1"));
            Verdict updated =
                    container.await("blur.jar", verdict -> verdict.bundle().equals("acme.blur 1.0.1"));
            assertThat(updated.status()).isEqualTo(Status.ACTIVE);
            assertThat(updated.reason()).isEqualTo("updated 1.0.0 → 1.0.1");
            assertThat(updated.elements()).containsExactly("blur");
            assertThat(container.bundle("acme.blur")).isSameAs(first);
            Files.delete(folder.resolve("blur.jar"));
            Conditions.await(() -> container.has("acme.blur") ? null : true, () -> "uninstall");
            container.deployment().rescan();
            assertThat(container.deployment().verdicts()).isEmpty();
        }
    }

    @Test
    void leavesATouchedFileAlone() throws Exception {
        Container.put(folder, "blur.jar", blur("1.0.0"));
        try (Container container = new Container(home, 10_000)) {
            container.verdict("blur.jar");
            long before = container.bundle("acme.blur").getLastModified();
            Container.put(folder, "blur.jar", Files.readAllBytes(folder.resolve("blur.jar")));
            Verdict after = container.verdict("blur.jar");

            assertThat(after.status()).isEqualTo(Status.ACTIVE);
            assertThat(container.bundle("acme.blur").getLastModified()).isEqualTo(before);
        }
    }

    @Test
    void keepsWhatRunsWhileItsFileIsOverwrittenByHalfOfAnother() throws Exception {
        Container.put(folder, "blur.jar", blur("1.0.0"));
        try (Container container = new Container(home, 100_000)) {
            byte[] next = blur("2.0.0");
            container.verdict("blur.jar");
            Files.write(folder.resolve("blur.jar"), Arrays.copyOf(next, next.length / 2));
            Verdict half = container.verdict("blur.jar");

            assertThat(half.status()).isEqualTo(Status.COPYING);
            assertThat(half.reason())
                    .startsWith("waiting for the copy to finish")
                    .contains("acme.blur 1.0.0");
            assertThat(half.elements()).containsExactly("blur");
            assertThat(container.bundle("acme.blur").getState()).isEqualTo(Bundle.ACTIVE);
            Files.write(folder.resolve("blur.jar"), next);
            assertThat(container.verdict("blur.jar").bundle()).isEqualTo("acme.blur 2.0.0");
        }
    }

    @Test
    void keepsWhatRunsWhenItsFileIsReplacedByAWebPage() throws Exception {
        Container.put(folder, "blur.jar", blur("1.0.0"));
        try (Container container = new Container(home, 10_000)) {
            container.verdict("blur.jar");
            Files.writeString(folder.resolve("blur.jar"), "<!DOCTYPE html><html></html>");
            Verdict page = container.verdict("blur.jar");

            assertThat(page.status()).isEqualTo(Status.REFUSED);
            assertThat(page.reason()).contains("looks like HTML").contains("acme.blur 1.0.0");
            assertThat(container.bundle("acme.blur").getState()).isEqualTo(Bundle.ACTIVE);
            Files.delete(folder.resolve("blur.jar"));
            container.deployment().rescan();
            assertThat(container.has("acme.blur")).isFalse();
        }
    }

    @Test
    void removesAfterARestartWhatIsGoneMeanwhile() throws Exception {
        Container.put(folder, "blur.jar", blur("1.0.0"));
        Container.put(folder, "other.jar", TestBundle.of("acme.other", "1").bytes());
        Container.put(folder, "third.jar", TestBundle.of("acme.third", "1").bytes());
        new Container(home, 10_000).close();
        Files.delete(folder.resolve("blur.jar"));
        Container.put(folder, "other.jar", TestBundle.of("acme.other", "2").bytes());
        try (Container container = new Container(home, 10_000)) {
            assertThat(container.has("acme.blur")).isFalse();
            assertThat(container.find("other.jar").bundle()).isEqualTo("acme.other 2.0.0");
            assertThat(container.find("third.jar").status()).isEqualTo(Status.ACTIVE);
            assertThat(container.deployment().verdicts()).hasSize(2);
        }
    }

    @Test
    void prefersTheHighestVersionWhateverCameFirst() throws Exception {
        try (Container container = new Container(home, 10_000)) {
            Container.put(folder, "a.jar", blur("1.2.0"));
            container.deployment().rescan();
            Container.put(folder, "b.jar", blur("1.0.0"));
            assertThat(container.verdict("b.jar").status()).isEqualTo(Status.SHADOWED);
            assertThat(container.find("b.jar").reason()).startsWith("a.jar (acme.blur 1.2.0) is used instead");
            Container.put(folder, "c.jar", blur("1.10.0"));
            assertThat(container.verdict("c.jar").status()).isEqualTo(Status.ACTIVE);
            assertThat(container.find("a.jar").status()).isEqualTo(Status.SHADOWED);

            Files.delete(folder.resolve("c.jar"));
            assertThat(container.verdict("a.jar").status()).isEqualTo(Status.ACTIVE);
            assertThat(container.bundle("acme.blur").getVersion()).hasToString("1.2.0");
        }
    }

    @Test
    void survivesBadApples() throws Exception {
        Container.put(folder, "blur.jar", blur("1.0.0"));
        Container.put(
                folder,
                "endless.jar",
                TestBundle.of("acme.endless", "1").with(Endless.class).bytes());
        Container.put(
                folder,
                "grumpy.jar",
                TestBundle.of("acme.grumpy", "1").with(Grumpy.class).bytes());
        Container.put(
                folder,
                "incomplete.jar",
                TestBundle.of("acme.incomplete", "1").with(Incomplete.class).bytes());
        Container.put(
                folder,
                "unlicensed.jar",
                TestBundle.of("acme.unlicensed", "1").with(Unlicensed.class).bytes());
        try (Container container = new Container(home, 10_000)) {
            assertThat(container.find("blur.jar").status()).isEqualTo(Status.ACTIVE);
            assertFailed(container.find("endless.jar"), "StackOverflowError");
            assertFailed(container.find("incomplete.jar"), "NoClassDefFoundError: io/parallax/deploy/sample/Library");
            assertFailed(container.find("unlicensed.jar"), "element unlicensed cannot be made");
            assertFailed(container.find("unlicensed.jar"), "no licence");
            assertFailed(container.find("grumpy.jar"), "not today");

            Container.put(folder, "more.jar", TestBundle.of("acme.more", "1").bytes());
            container.await("more.jar", verdict -> verdict.status() == Status.ACTIVE);
        }
    }

    private static void assertFailed(Verdict verdict, String reason) {
        assertThat(verdict.status()).as(verdict.file()).isEqualTo(Status.FAILED);
        assertThat(verdict.reason()).contains(reason).hasLineCount(1);
    }

    @Test
    void namesTheServiceThatIsWaitedFor() throws Exception {
        byte[] licences = TestBundle.of("acme.licence", "1")
                .with(Licence.class)
                .header("Export-Package", "io.parallax.deploy.sample;version=1.0")
                .bytes();
        Container.put(folder, "licence.jar", licences);
        Container.put(
                folder,
                "licensed.jar",
                TestBundle.of("acme.licensed", "1")
                        .with(Licensed.class)
                        .header("DynamicImport-Package", "io.parallax.deploy.sample")
                        .bytes());
        try (Container container = new Container(home, 10_000)) {
            Verdict waits = container.find("licensed.jar");
            assertThat(waits.status()).isEqualTo(Status.WAITING);
            assertThat(waits.reason()).contains("io.parallax.deploy.sample.Licence", "(edition=full)");

            Container.put(
                    folder,
                    "server.jar",
                    TestBundle.of("acme.server", "1")
                            .with(LicenceServer.class)
                            .header("DynamicImport-Package", "io.parallax.deploy.sample")
                            .bytes());
            container.await("licensed.jar", verdict -> verdict.status() == Status.ACTIVE);
            Files.delete(folder.resolve("server.jar"));
            container.await("licensed.jar", verdict -> verdict.status() == Status.WAITING);
        }
    }

    @Test
    void neverOpensAFileThatIsWrittenInPieces() throws Exception {
        byte[] whole = RawBundle.of("acme.big", "1").ballast(8 << 20).bytes();
        Path file = folder.resolve("big.jar");
        try (Container container = new Container(home, 1_000_000);
                OutputStream out = Files.newOutputStream(file)) {
            for (int written = 0; written < whole.length; written += PIECE) {
                if (written % (8 * PIECE) == 0) {
                    Verdict verdict = container.verdict("big.jar");
                    assertThat(verdict.status()).isEqualTo(Status.COPYING);
                    assertThat(verdict.reason()).isEqualTo("waiting for the copy to finish");
                    assertThat(container.has("acme.big")).isFalse();
                }
                out.write(whole, written, Math.min(PIECE, whole.length - written));
            }
            container.await("big.jar", verdict -> verdict.status() == Status.ACTIVE);
        }
    }

    @Test
    void givesAVerdictOnWhateverLiesThere() throws Exception {
        byte[] good = blur("1.0.0");
        Files.writeString(folder.resolve("page.jar"), "<html><body>404</body></html>");
        Files.createFile(folder.resolve("empty.jar"));
        Files.writeString(folder.resolve("notes.txt"), "to do");
        Files.write(folder.resolve("plain.jar"), RawBundle.plain().bytes());
        Files.write(folder.resolve("cut.jar"), Arrays.copyOf(good, good.length * 6 / 10));
        Files.createDirectory(folder.resolve("dir.jar"));
        Files.write(folder.resolve("good.jar"), good);
        try (Container container = new Container(home, 1)) {
            assertThat(container.deployment().verdicts())
                    .extracting(verdict -> verdict.file() + " " + verdict.status())
                    .containsExactly(
                            "cut.jar REFUSED",
                            "dir.jar REFUSED",
                            "empty.jar REFUSED",
                            "good.jar ACTIVE",
                            "notes.txt IGNORED",
                            "page.jar REFUSED",
                            "plain.jar REFUSED");
            assertThat(container.deployment().verdicts())
                    .extracting(Verdict::reason)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void undeploysWhatAnotherBundleReplaces() throws Exception {
        Container.put(folder, "a.jar", RawBundle.of("acme.one", "1").bytes());
        try (Container container = new Container(home, 10_000)) {
            Container.put(folder, "a.jar", RawBundle.of("acme.two", "1").bytes());

            assertThat(container.verdict("a.jar").bundle()).isEqualTo("acme.two 1.0.0");
            assertThat(container.has("acme.one")).isFalse();
        }
    }

    @Test
    void keepsEverythingWhileTheFolderCannotBeListed() throws Exception {
        Container.put(folder, "a.jar", RawBundle.of("acme.one", "1").bytes());
        try (Container container = new Container(home, 10_000)) {
            Files.move(folder, home.resolve("elsewhere"));
            assertThat(container.verdict("a.jar").status()).isEqualTo(Status.ACTIVE);

            Files.createDirectory(folder);
            container.deployment().rescan();
            assertThat(container.has("acme.one")).isFalse();
        }
    }

    @Test
    void saysThatABundleWasStoppedByHandAndStartsItOnRequest() throws Exception {
        Container.put(folder, "blur.jar", blur("1.0.0"));
        try (Container container = new Container(home, 10_000)) {
            container.bundle("acme.blur").stop();
            Verdict stopped = container.await("blur.jar", verdict -> verdict.status() == Status.WAITING);

            assertThat(stopped.reason()).contains("stopped by hand");
            assertThat(container.verdict("blur.jar").status()).isEqualTo(Status.ACTIVE);
        }
    }
}
