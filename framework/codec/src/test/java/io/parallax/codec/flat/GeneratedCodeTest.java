package io.parallax.codec.flat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// What is checked in is what the compiler makes of the schemas: `mvn package -P flatc`.
@EnabledIfSystemProperty(named = "parallax.flatc", matches = ".+")
class GeneratedCodeTest {
    @TempDir
    Path made;

    @Test
    void isWhatTheCompilerMakes() throws IOException, InterruptedException {
        Path module = Path.of("").toAbsolutePath();
        Process process = new ProcessBuilder(
                        module.resolve("src/main/flatbuffers/generate").toString(),
                        System.getProperty("parallax.flatc"),
                        module.toString(),
                        made.toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(files(made, made)).isNotEmpty().isEqualTo(files(module, made));
    }

    /// The files below one folder, for the names that there are below another.
    private static Map<String, String> files(Path folder, Path names) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(names)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path name = names.relativize(each);
                files.put(
                        name.toString(),
                        new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
