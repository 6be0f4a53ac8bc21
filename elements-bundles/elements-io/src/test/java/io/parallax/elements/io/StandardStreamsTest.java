package io.parallax.elements.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardStreamsTest {
    private static final String COPY = "\"%s\" -cp \"%s\" --enable-native-access=ALL-UNNAMED %s"
            .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path"),
                    CopyStandardStreams.class.getName());

    @TempDir
    private Path folder;

    @Test
    void sharesThePositionOfRedirectedFiles() throws Exception {
        run("{ head -c 2; " + COPY + " false; echo tail; } < in > out");

        assertThat(folder.resolve("out")).hasContent("abcdef\n.tail\n");
    }

    @Test
    void copiesFromPipeToPipe() throws Exception {
        run("cat in | " + COPY + " false | cat > out");

        assertThat(folder.resolve("out")).hasContent("abcdef\n.");
    }

    @Test
    void closesStandardOutputWhenAsked() throws Exception {
        run("cat in | " + COPY + " true | cat > out");

        assertThat(folder.resolve("out")).hasContent("abcdef\n");
    }

    private void run(String command) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("in"), "abcdef\n");
        Process shell = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String messages = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).as(messages).isZero();
    }
}
