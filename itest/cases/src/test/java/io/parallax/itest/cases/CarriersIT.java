package io.parallax.itest.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Elements that wait in native code, where virtual threads have two carriers.
@Timeout(180)
class CarriersIT {
    @Test
    void whoWaitsInNativeCodeIsNamedAndTheOthersGoOn() throws Exception {
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djdk.virtualThreadScheduler.parallelism=2",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=2",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Carriers.class.getName()))
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(child.waitFor()).as(said).isZero();
        } finally {
            child.destroyForcibly();
        }
    }
}
