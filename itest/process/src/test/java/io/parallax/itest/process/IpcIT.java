package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stream from one `parallax launch` to another.
class IpcIT {
    @TempDir
    private Path folder;

    private Path socket() {
        return folder.resolve("stream");
    }

    @AfterEach
    void leavesNoSocket() {
        assertThat(socket()).doesNotExist();
    }

    @Test
    void bringsEveryBufferFromProcessToProcess() throws IOException, InterruptedException {
        Path original = Checksum.randomFile(folder.resolve("a"), 3_000_007);
        Path copy = folder.resolve("b");

        try (Child producer =
                        Child.start("launch", "filesrc location=" + original + " ! ipcsink location=" + socket());
                Child consumer = Child.start(
                        "launch", "ipcsrc reconnect=true location=" + socket() + " ! filesink location=" + copy)) {
            consumer.outcome();
            producer.outcome().succeeds();
        }

        assertThat(Checksum.of(copy)).isEqualTo(Checksum.of(original));
    }

    @Test
    void showsMetadataAtTheOtherEnd() throws IOException, InterruptedException {
        try (Child producer = Child.start(
                "launch", "testsrc num-buffers=3 rate=1000 pattern=counter ! ipcsink location=" + socket())) {
            producer.await("the socket", () -> Files.exists(socket()));
            Outcome consumer = Child.run("launch", "ipcsrc location=" + socket() + " ! consolesink")
                    .succeeds();

            producer.outcome().succeeds();
            assertThat(consumer.out().lines())
                    .hasSize(3)
                    .last()
                    .asString()
                    .contains("#2 size=4096", "sequence=2", "offset=8192", "pts=0:00:00.002000000");
        }
    }

    @Test
    void tellsThatTheProducerWasKilled() throws IOException, InterruptedException {
        try (Child producer = Child.start("launch", "testsrc rate=1000 ! ipcsink location=" + socket())) {
            producer.await("the socket", () -> Files.exists(socket()));
            try (Child consumer = Child.start("launch", "ipcsrc location=" + socket() + " ! consolesink")) {
                consumer.await("buffers", () -> consumer.hasShown("sequence=10 "));
                producer.signal("KILL");

                Outcome outcome = consumer.outcome();
                assertThat(outcome.exitCode()).as("%s", outcome.err()).isEqualTo(1);
                assertThat(outcome.err()).contains("the producer died before the end of the stream");
            }
            Files.delete(socket());
        }
    }
}
