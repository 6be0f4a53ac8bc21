package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.deploy.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ShellCommandsTest {
    private final FakePlatform platform = new FakePlatform();
    private final Background background = new Background();
    private final PipelineCommands pipelines = new PipelineCommands(platform, background);
    private final StateCommands states = new StateCommands(platform, background);
    private final DeployCommands plugins = new DeployCommands(platform, background, new NoProblems());

    @Test
    void launchAnswersTheNameWhileThePipelineRuns() {
        assertThat(pipelines.launch("fakesrc", "!", "fakesink")).isEqualTo("pipeline0");
        assertThat(pipelines.list()).contains("pipeline0  running", "fakesrc ! fakesink", "2.93 KiB");
        assertThat(plugins.why("pipeline0")).isEqualTo("""
                        pipeline pipeline0 is running: fakesrc ! fakesink
                          src: its thread has waited for room in queue0 (200 of 200 buffers) for 3.0 s""");
    }

    @Test
    void launchThrowsWhatIsWrongWithTheText() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> pipelines.launch("bad"))
                .satisfies(e -> assertThat(e.toString()).startsWith("no element 'bad' at column 1"));
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> pipelines.launch())
                .withMessageContaining("a pipeline is missing");
    }

    @Test
    void launchThrowsWhenAnElementDoesNotStartAndLeavesNothingBehind() {
        FakePipeline pipeline = new FakePipeline("p", "x");
        pipeline.failsToStart = FakePipeline.failure("filesrc0", "no such file");
        platform.engine.next = pipeline;

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> pipelines.launch("x"))
                .withMessage("filesrc0: no such file");
        assertThat(pipeline.closed.getCount()).isZero();
    }

    @Test
    void remembersWhyAPipelineFailed() throws Exception {
        var _ = pipelines.launch("x");
        FakePipeline pipeline = platform.engine.made.getFirst();
        pipeline.end.completeExceptionally(FakePipeline.failure("filesink0", "no room"));
        pipeline.closed.await();

        assertThat(pipelines.list()).contains("pipeline0  failed");
        assertThat(plugins.why("pipeline0")).isEqualTo("pipeline pipeline0 failed: filesink0: no room\n  x");
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> pipelines.stats("pipeline0"))
                .withMessage("pipeline0 runs no longer: filesink0: no room");
    }

    @Test
    void stopEndsTheSourcesAndClosesThePipeline() throws Exception {
        var _ = pipelines.launch("x");
        FakePipeline pipeline = platform.engine.made.getFirst();

        assertThat(pipelines.stop(false, "pipeline0")).isEqualTo("pipeline0 ended");
        assertThat(pipeline.askedToEnd).isTrue();
        assertThat(pipeline.stopped).isFalse();
        pipeline.closed.await();
    }

    @Test
    void givesUpWhatDoesNotLeaveWhenItIsTold() throws Exception {
        var _ = pipelines.launch("x");

        assertThat(pipelines.stop(true, "pipeline0")).isEqualTo("suspended");
        assertThat(platform.engine.made.getFirst().abandoned).isTrue();
    }

    @Test
    void definesShowsStartsAndRemoves() {
        assertThat(states.define(false, "cam", "fakesrc", "!", "fakesink"))
                .isEqualTo("cam is running\n  fakesrc ! fakesink");
        assertThat(states.start("cam")).isEqualTo("cam is running");
        assertThat(states.rm("cam")).isEqualTo("cam is removed");
        assertThat(platform.engine.pipelines()).isEmpty();
    }

    @Test
    void saysWhatAGhostNeeds() {
        assertThat(states.define(false, "cam", "fakesrc ! nope"))
                .isEqualTo("cam is ghost\n  needs element nope (was acme.nope 1.0.0)\n  fakesrc ! nope");
        assertThat(pipelines.list()).contains("cam   ghost", "needs element nope");
        assertThat(plugins.why("cam")).contains("is ghost, it needs element nope");
    }

    @Test
    void suggestsThePipelineThatWasMeant() {
        var _ = pipelines.launch("x");

        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> pipelines.stop(false, "pipelin0"))
                .withMessage("no pipeline 'pipelin0'; did you mean 'pipeline0'?");
    }

    @Test
    void statsAndGraphShowWhatThereIs() {
        var _ = pipelines.launch("x");

        assertThat(pipelines.stats("pipeline0"))
                .contains("pipeline0: running, running for 0:01")
                .contains("3 (2.93 KiB)")
                .contains("queue0  2        2.00 KiB  40.0 ms");
        assertThat(pipelines.graph("pipeline0")).contains("src.src -> sink.sink");
        assertThat(pipelines.graph("pipeline0", "dot")).startsWith("digraph");
        assertThat(pipelines.graph("pipeline0", "plan"))
                .isEqualTo(pipelines.graph("--plan", "pipeline0"))
                .isEqualTo("""
                        THREAD          KIND        ELEMENTS
                        parallax/p/src  platform    src > a
                        parallax/p/q    virtual x4  q > sink
                        a -> q: at most 200 buffers, 1.00 s; drops what arrives when full""");
    }

    @Test
    void checkAnswersTheGraph() {
        assertThat(pipelines.check("x")).contains("fakesrc", "src.src -> sink.sink");
        assertThat(platform.engine.pipelines()).isEmpty();
    }

    @Test
    void deployedShowsOneVerdictAFile() {
        assertThat(plugins.deployed()).isEqualTo("nothing in /somewhere/deploy");

        platform.verdicts.add(
                new Verdict("blur.jar", Verdict.Status.ACTIVE, "", "acme.blur 1.0.0", List.of("blur", "sharpen")));
        platform.verdicts.add(new Verdict("cut.jar", Verdict.Status.REFUSED, "it is cut off", "", List.of()));

        assertThat(plugins.deployed()).isEqualTo("""
                FILE      STATUS   BUNDLE           ELEMENTS      REASON
                blur.jar  active   acme.blur 1.0.0  blur sharpen
                cut.jar   refused                                 it is cut off""");
        assertThat(plugins.why("cut")).isEqualTo("plugin cut.jar is refused: it is cut off");
        assertThat(plugins.why("acme.blur")).isEqualTo("plugin blur.jar is active");
    }

    @Test
    void whyExplainsWhichProviderWon() {
        assertThat(plugins.why("fakesrc")).contains("comes from acme.test 1.2.0", "preferred to old.test 1.0.0");
    }

    @Test
    void whySaysWhenItKnowsNothing() {
        assertThatExceptionOfType(CommandException.class)
                .isThrownBy(() -> plugins.why("nonsense"))
                .withMessageContaining("nothing is called 'nonsense'");
    }

    @Test
    void elementsAndInspectAnswerText() {
        ElementCommands elements = new ElementCommands(platform);

        assertThat(elements.elements()).contains("fakesrc  produces buffers of no meaning");
        assertThat(elements.inspect("fakesrc")).startsWith("fakesrc - ");
    }

    private static final class NoProblems implements Problems {
        @Override
        public List<String> of(String symbolicName) {
            return List.of();
        }

        @Override
        public boolean knows(String symbolicName) {
            return false;
        }
    }
}
