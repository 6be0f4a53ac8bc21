package io.parallax.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path home;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path base;

    @Test
    void letsTheBaseFolderOverruleTheInstallation() throws Exception {
        write(home, "felix.log.level=4\nown=home");
        assertThat(settings()).containsEntry("felix.log.level", "4").containsEntry("own", "home");

        write(base, "own = base ");
        assertThat(settings()).containsEntry("felix.log.level", "2").containsEntry("own", "base");
    }

    @Test
    void letsNobodyOverruleWhereTheCacheIs() throws Exception {
        write(home, "org.osgi.framework.storage=/etc\nparallax.base=/etc");

        assertThat(settings())
                .containsEntry("org.osgi.framework.storage", "/c")
                .containsEntry("parallax.base", base.toString())
                .containsEntry("parallax.deploy.dir", base.resolve("deploy").toString());
    }

    @Test
    void exportsTerminalsToResidentContainersOnly() throws Exception {
        assertThat(exports(true)).contains("org.jline.reader;", "org.slf4j;version=1.7.36");
        assertThat(exports(false)).doesNotContain("jline").contains("org.slf4j;version=2.0.20");
    }

    @Test
    void namesAFileThatCannotBeRead() throws Exception {
        write(home, "x=\\u12");

        assertThatExceptionOfType(LaunchException.class)
                .isThrownBy(this::settings)
                .withMessageContaining(home.resolve("conf/parallax.properties").toString());
    }

    @Test
    void knowsWhenTheContainerStays() {
        assertThat(Launcher.isResident(new String[] {"run"})).isTrue();
        assertThat(Launcher.isResident(new String[] {"run", "--help"})).isFalse();
        assertThat(Launcher.isResident(new String[] {"launch", "run"})).isFalse();
        assertThat(Launcher.isResident(new String[] {})).isFalse();
    }

    private java.util.Map<String, Object> settings() throws LaunchException {
        return Settings.of(new Folders(home, base), Path.of("/c"), false);
    }

    private String exports(boolean resident) throws LaunchException {
        return String.valueOf(Settings.of(new Folders(home, base), Path.of("/c"), resident)
                .get("org.osgi.framework.system.packages.extra"));
    }

    private static void write(Path folder, String text) throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/parallax.properties"), text);
    }
}
