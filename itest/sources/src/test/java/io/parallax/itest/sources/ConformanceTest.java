package io.parallax.itest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No bundle of elements is forgotten: each is tried by the conformance kit, and offered to third parties.
class ConformanceTest {
    @Test
    void everyBundleOfElementsIsTriedWhole() throws IOException {
        assertThat(bundles().stream().filter(bundle -> !isTried(bundle)))
                .as("bundles without a test that calls Conformance.ofBundle(…)")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugin-sdk/bom/pom.xml", "distribution/src/main/features/features.xml"})
    void everyBundleOfElementsIsOfferedToThirdParties(String list) throws IOException {
        String text = Repository.read(Repository.root().resolve(list));

        assertThat(bundles())
                .isNotEmpty()
                .allSatisfy(bundle -> assertThat(text).contains("parallax-" + bundle.getFileName()));
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> folders = Files.list(Repository.root().resolve("elements-bundles"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isTried(Path bundle) {
        return Repository.files("Test.java").stream()
                .filter(file -> file.startsWith(bundle))
                .anyMatch(file -> Repository.read(file).contains("Conformance.ofBundle("));
    }
}
