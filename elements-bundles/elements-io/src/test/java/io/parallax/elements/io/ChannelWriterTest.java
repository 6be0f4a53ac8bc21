package io.parallax.elements.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.parallax.api.buffer.Buffer;
import io.parallax.sdk.testkit.ElementHarness;
import org.junit.jupiter.api.Test;

class ChannelWriterTest {
    private final StubbornChannel channel = new StubbornChannel();
    private final ChannelWriter writer = new ChannelWriter(channel, "the pipe");

    @Test
    void goesOnUntilEveryByteIsTaken() throws Exception {
        try (ElementHarness memory = ElementHarness.of(new FileSink());
                Buffer buffer = memory.buffer("abcde")) {
            writer.write(buffer);
        }

        assertThat(channel.taken()).isEqualTo("abcde");
    }

    @Test
    void tellsThatClosingFailed() throws Exception {
        try (ElementHarness memory = ElementHarness.of(new FileSink());
                Buffer buffer = memory.buffer("abcde")) {
            writer.write(buffer);
        }

        assertThatIOException()
                .isThrownBy(writer::close)
                .withMessage("cannot close the pipe: Input/output error; of 5 bytes written some may be lost");
    }
}
