package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.event.Event;
import io.parallax.api.event.Event.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeekCommandTest {
    private final FakePlatform platform = new FakePlatform();
    private final SeekCommand command = new SeekCommand(platform, new Background());

    @ParameterizedTest
    @CsvSource({
        "90s, TIME, 90000000000",
        "1.5s, TIME, 1500000000",
        "500ms, TIME, 500000000",
        "2min, TIME, 120000000000",
        "1:30, TIME, 90000000000",
        "1:02:03.5, TIME, 3723500000000",
        "4096B, BYTES, 4096",
        "64MiB, BYTES, 67108864",
        "0s, TIME, 0"
    })
    void goesWhereItIsTold(String text, Format format, long value) {
        FakePipeline pipeline = (FakePipeline) platform.engine.parse("a ! b");

        assertThat(command.seek("pipeline0", text)).isEqualTo("pipeline0 goes to " + text);
        assertThat(pipeline.sent).containsExactly(Event.Seek.to(format, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "-1s", "5 apples", "1:2:3:4", "s"})
    void refusesWhatIsNoPosition(String text) {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> command.seek("pipeline0", text))
                .withMessageContaining("is no position");
    }

    @Test
    void saysThatAPipelineCannotGoThere() {
        FakePipeline pipeline = (FakePipeline) platform.engine.parse("a ! b");
        pipeline.takesEvents = false;

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> command.seek("pipeline0", "1s"))
                .withMessageContaining("cannot go to 1s");
    }
}
