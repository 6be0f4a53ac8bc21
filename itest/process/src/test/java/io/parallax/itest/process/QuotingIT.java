package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Odd file names, in all the ways to write them.
class QuotingIT {
    private static final String CONTENT = "hello";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "My Film (2031),      \"@My Film (2031)\"",
                "My Film (2031),      '@My Film (2031)'",
                "My Film (2031),      @My\\ Film\\ (2031)",
                "it's,                \"@it's\"",
                "a \"b\",             '@a \"b\"'",
                "a \"b\",             \"@a \\\"b\\\"\"",
                "hey!,                \"@hey!\"",
                "a=b,                 @a=b"
            })
    void opensAFileWithAnOddName(String name, String written) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(name), CONTENT);

        Outcome outcome = Child.run("launch", "filesrc location=" + written.replace("@", folder + "/") + " ! fdsink")
                .succeeds();

        assertThat(outcome.out()).isEqualTo(CONTENT);
    }

    @Test
    void takesAParameterAsOneValueWhateverIsInIt() throws IOException, InterruptedException {
        Path odd = folder.resolve("b\" ! tcpclientsink host=evil");

        Child.run("launch", "--set", "out=" + odd, "fakesrc num-buffers=1 ! filesink location=${out}")
                .succeeds();
        Outcome unbound = Child.run("launch", "fakesrc num-buffers=1 ! filesink location=${out}");

        assertThat(odd).exists();
        assertThat(unbound.exitCode()).isEqualTo(2);
        assertThat(unbound.err()).contains("out");
    }

    @Test
    void takesAWordOfTheShellAsOneValueWhateverIsInIt() throws IOException, InterruptedException {
        Path odd = folder.resolve("a\" ! tcpclientsink host=evil");

        Child.run("launch", "fakesrc", "num-buffers=1", "!", "filesink", "location=" + odd)
                .succeeds();

        assertThat(odd).exists();
    }
}
