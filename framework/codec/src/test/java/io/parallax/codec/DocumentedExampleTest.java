package io.parallax.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.codec.Codecs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program in docs/typed-payloads.md compiles, and prints what the page says.
class DocumentedExampleTest {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void printsWhatThePageSays() throws IOException, InterruptedException {
        String page = Files.readString(root().resolve("docs/typed-payloads.md"));
        Path source = Files.writeString(folder.resolve("Readings.java"), block(page, "java"));
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Codecs.class.getName()), StandardCodecs.class.getName());
        String classPath = folder + ":" + System.getProperty("java.class.path");

        int errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath, "-d", folder.toString(), source.toString());
        assertThat(errors).isZero();
        assertThat(run(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "Readings")))
                .isEqualTo(block(page, "text"));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String block(String page, String language) {
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                return matcher.group(2);
            }
        }
        throw new AssertionError("the page has no block of " + language);
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.exists(at.resolve("docs/typed-payloads.md"))) {
            at = at.getParent();
        }
        if (at == null) {
            throw new AssertionError("not inside the project");
        }
        return at;
    }
}
