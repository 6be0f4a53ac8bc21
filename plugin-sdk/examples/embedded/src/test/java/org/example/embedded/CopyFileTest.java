package org.example.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.pipeline.PipelineFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyFileTest {
    @TempDir
    Path folder;

    @Test
    void copiesAFile() throws Exception {
        byte[] content = new byte[3_000_001];
        new Random(7).nextBytes(content);
        Path from = Files.write(folder.resolve("from with blanks"), content);
        Path to = folder.resolve("to");
        CopyFile.main(from.toString(), to.toString());

        assertThat(to).hasBinaryContent(content);
    }

    @Test
    void saysWhatIsWrong() {
        Path missing = folder.resolve("missing");

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(() ->
                        CopyFile.main(missing.toString(), folder.resolve("to").toString()))
                .withMessageContaining(missing.toString());
    }
}
