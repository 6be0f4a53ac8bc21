package io.parallax.itest.process;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Text that makes no pipeline: told what is wrong, where, and what to do; nothing is started.
class BadTextIT {
    private static final int WRONG_USAGE = 2;

    static Stream<Arguments> badTexts() {
        return Stream.of(
                bad("filesrcc location=a ! fakesink", "filesrcc", "column 1", "'filesrc'"),
                bad("fakesrc num-bufers=1 ! fakesink", "num-bufers", "column 9", "num-buffers"),
                bad("fakesrc num-buffers=many ! fakesink", "num-buffers", "many", "column 21", "whole number"),
                bad("fakesrc num-buffers=1 ! identity silent=maybe ! fakesink", "silent", "maybe", "true", "false"),
                bad("filesrc location=a blocksize=0 ! fakesink", "blocksize", "column 30", "1"),
                bad("fakesrc ! queue leaky=sideways ! fakesink", "leaky", "sideways", "downstream"),
                bad("filesrc ! fakesink", "filesrc", "location", "column 1"),
                bad("fakesrc ! identity", "identity", "src"),
                bad("fakesrc", "fakesrc", "src"),
                bad("identity ! fakesink", "identity", "sink"),
                bad("identity name=a ! identity ! a.", "cycle"),
                bad("fakesrc ! ! fakesink", "column 11"),
                bad("fakesrc ! fakesink !", "column"),
                bad("fakesrc ! x.", "'x'"),
                bad("fakesrc name=a ! fakesink name=a", "'a'"),
                bad("filesrc location=\"a ! fakesink", "quote", "column 18"),
                // Properties that are glued together.
                bad("testsrc num-buffers=500rate=30 ! fakesink", "column 21", "whole number", "blank", "rate"),
                // A path with blanks.
                bad("filesrc location=/data/My Film (2031)/part 2.bin ! fakesink", "Film", "column 27", "quote"),
                // A link mark that sticks to a value.
                bad("testsrc pattern=random! fakesink", "blank", "!"));
    }

    private static Arguments bad(String text, String... parts) {
        return Arguments.of(text, parts);
    }

    @ParameterizedTest
    @MethodSource("badTexts")
    void launchTellsWhatIsWrongWithAText(String text, String... parts) throws IOException, InterruptedException {
        Child.run("launch", text).refuses(WRONG_USAGE, parts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n"})
    void launchAsksForAPipelineInsteadOfNothing(String text) throws IOException, InterruptedException {
        Child.run("launch", text).refuses(WRONG_USAGE, "empty");
    }

    @Test
    void checkAnswersAsLaunchDoes() throws IOException, InterruptedException {
        Child.run("check", "filesrcc location=a ! fakesink").refuses(WRONG_USAGE, "filesrcc", "'filesrc'");
    }

    @Test
    void everyProblemIsTold() throws IOException, InterruptedException {
        Child.run("check", "filesrcc ! fakesinkk").refuses(WRONG_USAGE, "filesrcc", "fakesinkk");
    }
}
