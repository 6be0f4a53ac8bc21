package io.parallax.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.deploy.Verdict;
import io.parallax.api.deploy.Verdict.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class ResolutionInFelixTest {
    @TempDir
    Path home;

    private Path folder;

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createDirectories(home.resolve("deploy"));
    }

    private void put(String file, RawBundle bundle) throws Exception {
        Container.put(folder, file, bundle.bytes());
    }

    private static RawBundle geom(String name, String version) {
        return RawBundle.of(name, version).header("Export-Package", "com.acme.geom;version=" + version);
    }

    private static RawBundle user(String range) {
        return RawBundle.of("acme.user", "1").header("Import-Package", "com.acme.geom;version=\"" + range + "\"");
    }

    private static void assertWaits(Verdict verdict, String... words) {
        assertThat(verdict.status()).isEqualTo(Status.WAITING);
        assertThat(verdict.reason()).contains(words).hasLineCount(1);
    }

    @Test
    void waitsForAPackageUntilABundleExportsIt() throws Exception {
        put("user.jar", user("[1,2)"));
        try (Container container = new Container(home, 10_000)) {
            assertWaits(container.find("user.jar"), "needs package com.acme.geom, which no bundle exports");

            put("geom.jar", geom("acme.geom", "1.5"));
            assertThat(container.verdict("geom.jar").status()).isEqualTo(Status.ACTIVE);
            assertThat(container.find("user.jar").status()).isEqualTo(Status.ACTIVE);

            put("geom.jar", geom("acme.geom", "3.0"));
            assertWaits(container.verdict("user.jar"), "com.acme.geom [1.0.0,2.0.0)", "acme.geom 3.0.0 has 3.0.0");
            assertThat(container.find("geom.jar").status()).isEqualTo(Status.ACTIVE);

            put("geom.jar", geom("acme.geom", "1.6"));
            assertThat(container.verdict("user.jar").status()).isEqualTo(Status.ACTIVE);
            Files.delete(folder.resolve("geom.jar"));
            assertWaits(container.verdict("user.jar"), "needs package com.acme.geom, which no bundle exports");
            assertThat(container.bundle("acme.user").getState()).isEqualTo(Bundle.INSTALLED);
        }
    }

    @Test
    void picksUpABundleThatSomebodyElseInstalls() throws Exception {
        put("user.jar", user("[1,2)"));
        try (Container container = new Container(home, 10_000)) {
            Path elsewhere = Files.write(
                    home.resolve("geom.jar"), geom("acme.geom", "1.0").bytes());
            Bundle geom = container.context().installBundle(elsewhere.toUri().toString());
            container.await("user.jar", verdict -> verdict.status() == Status.ACTIVE);

            put("copy.jar", geom("acme.geom", "1.0"));
            Verdict copy = container.verdict("copy.jar");
            assertThat(copy.status()).isEqualTo(Status.SHADOWED);
            assertThat(copy.reason()).isEqualTo("acme.geom 1.0.0 of the installation is used instead");
            geom.uninstall();
            container.await("copy.jar", verdict -> verdict.status() == Status.ACTIVE);
        }
    }

    @Test
    void saysWhichBundleHoldsUpAnother() throws Exception {
        put("user.jar", user("[1,2)"));
        put("geom.jar", geom("acme.geom", "1.0").header("Import-Package", "com.acme.math"));
        try (Container container = new Container(home, 10_000)) {
            assertWaits(container.find("geom.jar"), "needs package com.acme.math");
            assertWaits(container.find("user.jar"), "com.acme.geom from acme.geom 1.0.0, which waits itself");
        }
    }

    @Test
    void saysWhichJavaIsNeeded() throws Exception {
        String needed = "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"";
        put("future.jar", RawBundle.of("acme.future", "1").header("Require-Capability", needed));
        try (Container container = new Container(home, 10_000)) {
            String here = "this is Java " + Runtime.version().feature();
            assertWaits(container.find("future.jar"), "needs Java 99", here);
        }
    }

    @Test
    void saysThatThePluginWantsAnotherApi() throws Exception {
        String range = "io.parallax.api.element;version=\"[7.1,8)\"";
        put("newer.jar", RawBundle.of("acme.newer", "1").header("Import-Package", range));
        try (Container container = new Container(home, 10_000)) {
            assertWaits(
                    container.find("newer.jar"),
                    "needs another version of the Parallax API: io.parallax.api.element [7.1.0,8.0.0)",
                    "this platform has 1.0.0");
        }
    }

    @Test
    void attachesFragmentsWithoutStartingThem() throws Exception {
        put("fragment.jar", RawBundle.of("acme.fragment", "1").header("Fragment-Host", "acme.geom"));
        try (Container container = new Container(home, 10_000)) {
            assertWaits(container.find("fragment.jar"), "is a fragment of acme.geom, which is not here");

            put("geom.jar", geom("acme.geom", "1.0"));
            container.await("fragment.jar", verdict -> verdict.status() == Status.ACTIVE);
            put("second.jar", RawBundle.of("acme.second", "1").header("Fragment-Host", "acme.geom"));
            assertThat(container.verdict("second.jar").status()).isEqualTo(Status.ACTIVE);
            assertThat(container.find("geom.jar").status()).isEqualTo(Status.ACTIVE);
        }
    }

    @Test
    void untanglesAUsesConflict() throws Exception {
        put("g1.jar", geom("acme.g1", "1.0"));
        put("g2.jar", geom("acme.g2", "2.0"));
        put(
                "h.jar",
                RawBundle.of("acme.h", "1")
                        .header("Import-Package", "com.acme.geom;version=\"[2,3)\"")
                        .header("Export-Package", "com.acme.h;uses:=\"com.acme.geom\""));
        put(
                "x.jar",
                RawBundle.of("acme.x", "1").header("Import-Package", "com.acme.geom;version=\"[1,2)\",com.acme.h"));
        try (Container container = new Container(home, 10_000)) {
            Verdict verdict = container.find("x.jar");

            assertThat(verdict.status()).isEqualTo(Status.REFUSED);
            assertThat(verdict.reason())
                    .contains("com.acme.geom", "acme.g1 1.0.0", "acme.g2 2.0.0", "change its import of com.acme.geom");
            assertThat(verdict.reason().lines().count()).isLessThanOrEqualTo(5);
        }
    }
}
