package io.parallax.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.deploy.Inspection.Incomplete;
import io.parallax.deploy.Inspection.Unusable;
import io.parallax.deploy.Inspection.Usable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

class JarInspectionTest {
    @TempDir
    Path folder;

    private Inspection inspect(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("some.jar"), content);
        return JarInspection.of(new FolderScan(folder)
                .look().stream()
                        .filter(look -> look.path().equals(file))
                        .findAny()
                        .orElseThrow());
    }

    private String refusal(byte[] content) throws IOException {
        Inspection found = inspect(content);
        assertThat(found).isInstanceOf(Unusable.class);
        return ((Unusable) found).reason();
    }

    @Test
    void readsABundle() throws IOException {
        byte[] content = RawBundle.of("acme.blur;singleton:=true", "1.2.3.beta").bytes();

        assertThat(inspect(content)).isInstanceOfSatisfying(Usable.class, found -> {
            assertThat(found.candidate().symbolicName()).isEqualTo("acme.blur");
            assertThat(found.candidate().version()).isEqualTo(new Version(1, 2, 3, "beta"));
            assertThat(found.candidate().host()).isEmpty();
            assertThat(found.candidate().sha256()).hasSize(64);
        });
    }

    @Test
    void readsTheHostOfAFragment() throws IOException {
        byte[] content = RawBundle.of("acme.more", "1")
                .header("Fragment-Host", "acme.blur;bundle-version=1")
                .bytes();

        assertThat(inspect(content))
                .isInstanceOfSatisfying(
                        Usable.class,
                        found -> assertThat(found.candidate().host()).isEqualTo("acme.blur"));
    }

    @Test
    void recognizesAWebPage() throws IOException {
        assertThat(refusal("\n <!DOCTYPE html>\n<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .startsWith("looks like HTML");
    }

    @Test
    void recognizesWhatIsNoZip() throws IOException {
        assertThat(refusal(new byte[] {1, 2, 3, 4, 5})).startsWith("is not a JAR");
    }

    @Test
    void wantsASymbolicName() throws IOException {
        assertThat(refusal(RawBundle.plain().bytes()))
                .startsWith("has no symbolic name")
                .contains("plain JAR");
    }

    @Test
    void wantsAManifestOfVersion2() throws IOException {
        assertThat(refusal(
                        RawBundle.plain().header("Bundle-SymbolicName", "a.b").bytes()))
                .contains("Bundle-ManifestVersion: 2");
    }

    @Test
    void wantsAVersionThatIsOne() throws IOException {
        assertThat(refusal(RawBundle.of("acme.blur", "1.x").bytes())).contains("'1.x' is no version");
    }

    @Test
    void refusesToExtendTheFramework() throws IOException {
        byte[] content = RawBundle.of("evil", "1")
                .header("Fragment-Host", "system.bundle; extension:=framework")
                .bytes();

        assertThat(refusal(content)).contains("extends the framework itself");
    }

    @Test
    void callsAnEmptyFileIncomplete() throws IOException {
        assertThat(inspect(new byte[0])).isEqualTo(new Incomplete("is empty (0 bytes): copy it again"));
    }

    @Test
    void callsACutFileIncomplete() throws IOException {
        byte[] whole = RawBundle.of("acme.blur", "1").ballast(10_000).bytes();

        assertThat(inspect(Arrays.copyOf(whole, whole.length * 6 / 10)))
                .isInstanceOfSatisfying(
                        Incomplete.class,
                        found -> assertThat(found.reason()).contains("central directory", "is missing"));
    }
}
