package io.parallax.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ContainerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void namesTheBundleThatKeepsTheCommandLineAway() throws Exception {
        Path needy = bundle("acme.needy", "acme.absent");
        Path happy = bundle("acme.happy", null);

        try (Container container = Container.start(settings(), List.of(happy, needy), List.of())) {
            assertThatExceptionOfType(LaunchException.class)
                    .isThrownBy(() -> container.commandLine(1))
                    .withMessageContaining("bundle acme.needy does not run")
                    .withMessageContaining("acme.absent")
                    .withMessageNotContaining("acme.happy");
        }
    }

    @Test
    void namesAJarThatIsNone() throws Exception {
        Path junk = Files.writeString(folder.resolve("junk.jar"), "<html>");

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(() -> Container.start(settings(), List.of(junk), List.of()))
                .withMessageContaining("junk.jar");
    }

    @Test
    void saysThatAnInstallationIsNotComplete() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Launcher launcher =
                new Launcher(new Folders(folder, folder), new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(launcher.run(new String[] {"launch"})).isEqualTo(70);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("parallax: no bundles in " + folder.resolve("system"))
                .doesNotContain("\tat ");
    }

    private Map<String, Object> settings() throws LaunchException {
        return Settings.of(new Folders(folder, folder), folder.resolve("bundles"), false);
    }

    private Path bundle(String name, @org.jspecify.annotations.Nullable String imports) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", name);
        if (imports != null) {
            headers.putValue("Import-Package", imports);
        }
        Path jar = folder.resolve(name + ".jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
