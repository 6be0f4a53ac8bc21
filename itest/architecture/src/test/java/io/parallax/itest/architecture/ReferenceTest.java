package io.parallax.itest.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.parallax.api.element.ElementInfo;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.pipeline.Parallax;
import io.parallax.api.pipeline.PipelineEngine;
import io.parallax.sdk.reference.ReferencePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The reference pages in `docs/elements` tell what the annotations tell, of every element, and the examples in them
/// run. With `-Dparallax.docs=write` the pages are written instead. Needs the elements as JARs, so it is skipped in a
/// build that does not package.
class ReferenceTest {
    private static final long LIMIT_S = 120;

    private static List<ElementInfo> elements = List.of();

    @TempDir
    private Path folder;

    @BeforeAll
    static void findElements() {
        assumeFalse(BuiltJar.all().isEmpty(), "the build does not package");
        List<ElementInfo> found = new ArrayList<>();
        try (PipelineEngine engine = Parallax.embedded()) {
            for (ElementSummary summary : engine.elements().list()) {
                found.add(engine.elements().find(summary.name()).orElseThrow());
            }
        }
        elements = found;
    }

    @Test
    void everyElementHasACurrentPage() throws IOException {
        ReferencePages.of(elements).requireCurrent(root().resolve("docs/elements"));
    }

    @Test
    void everyBundleOfElementsIsHere() throws IOException {
        try (Stream<Path> bundles = Files.list(root().resolve("elements-bundles"))) {
            assertThat(bundles.filter(bundle -> Files.exists(bundle.resolve("pom.xml"))))
                    .as("bundles of elements; one that has no element here is no dependency of this module yet")
                    .allMatch(bundle -> elements.stream()
                            .anyMatch(element ->
                                    isOf(bundle, element.summary().provider().bundle())));
        }
    }

    private static boolean isOf(Path folder, String bundle) {
        String name = Objects.requireNonNull(folder.getFileName()).toString();
        return bundle.equals("io.parallax." + name.replace('-', '.'));
    }

    @Test
    void everyElementHasAnExampleWithItself() {
        assertThat(elements)
                .isNotEmpty()
                .allSatisfy(element -> assertThat(element.example())
                        .as("@ElementType(example = …) of %s", element.summary().name())
                        .containsPattern("(^|\\s)" + element.summary().name() + "(\\s|$)"));
    }

    /// In a JVM of their own, since some of them read its standard input and write its standard output.
    @Test
    void everyExampleRuns() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("in.txt"), "first line\nsecond line\n");
        Path input = Files.writeString(folder.resolve("examples"), String.join("\n", examples()));
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dparallax.memory.strict=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Examples.class.getName(),
                        input.toString())
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(LIMIT_S, TimeUnit.SECONDS)).as("ends").isTrue();
            assertThat(process.exitValue()).as("%s", Files.readString(log)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> examples() {
        return elements.stream()
                .map(ElementInfo::example)
                .filter(example -> !example.isEmpty())
                .toList();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        Path parent = folder.getParent();
        while (parent != null && Files.exists(parent.resolve("pom.xml"))) {
            folder = parent;
            parent = folder.getParent();
        }
        return folder;
    }
}
