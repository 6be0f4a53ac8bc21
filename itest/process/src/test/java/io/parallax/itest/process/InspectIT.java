package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// `parallax inspect`, `--help` and `--version`.
class InspectIT {
    private static final String[] ELEMENTS = {
        "filesrc",
        "filesink",
        "fdsrc",
        "fdsink",
        "fakesrc",
        "fakesink",
        "nullsrc",
        "nullsink",
        "testsrc",
        "identity",
        "passthrough",
        "tee",
        "queue",
        "valve",
        "consolesink"
    };

    @Test
    void listsEveryElement() throws IOException, InterruptedException {
        assertThat(Child.run("inspect").succeeds().out()).contains(ELEMENTS);
    }

    @Test
    void showsAllAboutOneElement() throws IOException, InterruptedException {
        assertThat(Child.run("inspect", "filesrc").succeeds().out())
                .contains("filesrc", "src", "location", "required", "blocksize", "bytes", "num-buffers")
                .contains("io.parallax.elements.io");
    }

    @Test
    void suggestsTheElementThatWasMeant() throws IOException, InterruptedException {
        Child.run("inspect", "filesrk").refuses(2, "filesrk", "'filesrc'");
    }

    @Test
    void helps() throws IOException, InterruptedException {
        assertThat(Child.run("--help").succeeds().out()).contains("launch", "check", "inspect", "run");
        assertThat(Child.run("launch", "--help").succeeds().out()).contains("PIPELINE", "--verbose", "Ctrl-C");
    }

    @Test
    void tellsItsVersion() throws IOException, InterruptedException {
        assertThat(Child.run("--version").succeeds().out())
                .startsWith("parallax ")
                .contains("java 25");
    }

    @Test
    void helpsThoseWhoAskForWhatThereIsNot() throws IOException, InterruptedException {
        Child.run().refuses(2, "launch", "--help");
        Child.run("lunch").refuses(2, "lunch", "launch");
        Child.run("launch", "--fast", "fakesrc ! fakesink").refuses(2, "--fast", "--help");
        Child.run("launch").refuses(2, "pipeline");
    }
}
