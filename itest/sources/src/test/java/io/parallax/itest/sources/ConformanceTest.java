package io.parallax.itest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No bundle of elements goes without the conformance kit.
class ConformanceTest {
    @Test
    void everyBundleOfElementsIsTriedWhole() throws IOException {
        try (Stream<Path> bundles = Files.list(Repository.root().resolve("elements-bundles"))) {
            List<Path> untried = bundles.filter(bundle -> Files.exists(bundle.resolve("pom.xml")))
                    .filter(bundle -> !isTried(bundle))
                    .toList();

            assertThat(untried)
                    .as("bundles without a test that calls Conformance.ofBundle(…)")
                    .isEmpty();
        }
    }

    private static boolean isTried(Path bundle) {
        return Repository.files("Test.java").stream()
                .filter(file -> file.startsWith(bundle))
                .anyMatch(file -> Repository.read(file).contains("Conformance.ofBundle("));
    }
}
