package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChangeCommandsTest {
    private final FakePlatform platform = new FakePlatform();
    private final ChangeCommands commands = new ChangeCommands(platform, new Background());

    @BeforeEach
    void makesAPipeline() {
        var _ = platform.engine.parse("a ! b");
    }

    @Test
    void asksForChangesAndShowsWhatBecameOfThePipeline() {
        assertThat(commands.insert("pipeline0", "valve", "v", "a", "b")).isEqualTo("insert valve v a b");
        assertThat(commands.remove(false, "pipeline0", "v")).isEqualTo("remove v");
        assertThat(commands.remove(true, "pipeline0", "v")).isEqualTo("removeNow v");
        assertThat(commands.become("pipeline0", "c", "!", "d")).isEqualTo("c ! d");
        assertThat(commands.extend("pipeline0", "t.", "!", "e")).isEqualTo("c ! d  t. ! e");
    }

    @Test
    void tellsWhyAChangeWasNotMade() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> commands.remove(false, "pipeline0", "stuck"))
                .withMessage("stuck: could not be held");
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> commands.set("pipeline0", "a", "b", "c"))
                .withMessage("no properties here");
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> commands.get("pipelin0", "a", "b"))
                .withMessageContaining("did you mean 'pipeline0'?");
    }

    @Test
    void pausesAndResumes() {
        assertThat(commands.pause("pipeline0")).isEqualTo("idle");
        assertThat(commands.resume("pipeline0")).isEqualTo("running");
    }
}
