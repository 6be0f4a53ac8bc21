package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.caps.Caps;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Negotiation;
import io.parallax.api.pipeline.PipelineState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LaunchCommandTest {
    private final FakePlatform platform = new FakePlatform();
    private final FakePipeline pipeline = new FakePipeline("pipeline0", "fakesrc ! fakesink");

    LaunchCommandTest() {
        platform.engine.next = pipeline;
    }

    @Test
    void isSilentWhenAllGoesWell() {
        pipeline.end.complete(null);

        assertThat(platform.run("launch", "fakesrc", "!", "fakesink")).isZero();
        assertThat(platform.out()).isEmpty();
        assertThat(platform.err()).isEmpty();
        assertThat(pipeline.closed.getCount()).isZero();
    }

    @Test
    void givesParametersOnAsTheyAre() {
        platform.engine.next = null;

        assertThat(platform.run("check", "-s", "out=/a\" ! b=c", "--set=n=", "fakesink location=${out} x=${n}"))
                .isZero();
        assertThat(platform.engine.made.getFirst().toText()).isEqualTo("fakesink location=</a\" ! b=c> x=<>");
    }

    @Test
    void refusesParametersThatAreNone() {
        assertThat(platform.run("launch", "--set", "=x", "fakesink")).isEqualTo(2);
        assertThat(platform.err()).contains("--set needs NAME=VALUE, not '=x'");
        assertThat(platform.run("launch", "--set", "a=1", "--set", "a=2", "fakesink"))
                .isEqualTo(2);
        assertThat(platform.err()).contains("--set gives a twice");
    }

    @Test
    void tellsWhichElementFailed() {
        pipeline.end.completeExceptionally(FakePipeline.failure("filesink0", "no room on the disk"));

        assertThat(platform.run("launch", "x")).isEqualTo(1);
        assertThat(platform.err()).isEqualTo("parallax: filesink0: no room on the disk\n");
    }

    @Test
    void tellsWhichElementDidNotStart() {
        pipeline.failsToStart = FakePipeline.failure("filesrc0", "no such file: /x");

        assertThat(platform.run("launch", "-q", "x")).isEqualTo(1);
        assertThat(platform.err()).isEqualTo("parallax: filesrc0: no such file: /x\n");
        assertThat(pipeline.closed.getCount()).isZero();
    }

    @Test
    void passesWarningsOnUnlessItIsToBeQuiet() {
        pipeline.messages.add(new Message.Warning("pipeline0", "queue0", "full"));
        pipeline.end.complete(null);

        assertThat(platform.run("launch", "x")).isZero();
        assertThat(platform.err()).isEqualTo("warning: queue0: full\n");

        pipeline.messages.add(new Message.Warning("pipeline0", "queue0", "full"));
        assertThat(platform.run("launch", "-q", "x")).isZero();
        assertThat(platform.err()).isEqualTo("warning: queue0: full\n");
    }

    @Test
    void tellsStateChangesAndTheSumWhenVerbose() {
        pipeline.messages.add(new Message.StateChanged("pipeline0", PipelineState.IDLE, PipelineState.RUNNING));
        pipeline.messages.add(new Message.EndOfStream("pipeline0"));
        pipeline.end.complete(null);

        assertThat(platform.run("launch", "-v", "x")).isZero();
        assertThat(platform.err()).isEqualTo("""
                pipeline0: IDLE -> RUNNING
                pipeline0: end of stream
                2.93 KiB in 1.00 s, 2.93 KiB/s
                """);
    }

    @Test
    void tellsOnceWhatEachLinkCarriesWhenVerbose() {
        Caps caps = Caps.parse("video/x-raw,width=64");
        Graph.Link link = pipeline.graph().links().getFirst();
        pipeline.negotiation = new Negotiation(
                pipeline.graph(), List.of(new Negotiation.LinkCaps(link, Caps.ANY, caps, caps)), List.of(), 1, null);
        pipeline.messages.add(new Message.CapsChanged("pipeline0", link.from(), link.fromPad(), caps));
        pipeline.messages.add(
                new Message.CapsChanged("pipeline0", link.from(), link.fromPad(), Caps.parse("audio/x-raw")));
        pipeline.end.complete(null);

        assertThat(platform.run("launch", "-v", "-e", "x")).isZero();
        assertThat(platform.err().lines())
                .startsWith(
                        NegotiationText.link(link) + ": video/x-raw,width=64",
                        link.from() + "." + link.fromPad() + ": caps audio/x-raw");
    }

    @Test
    void endsTheSourcesOnTheFirstInterrupt() throws Exception {
        var exit = launchAndInterrupt();

        assertThat(exit.get()).isEqualTo(130);
        assertThat(pipeline.askedToEnd).isTrue();
        assertThat(pipeline.stopped).isFalse();
    }

    @Test
    void stopsWhenTheEndTakesTooLong() throws Exception {
        pipeline.endsWhenAsked = false;

        var exit = launchAndInterrupt();

        assertThat(exit.get()).isEqualTo(130);
        assertThat(pipeline.askedToEnd).isTrue();
        assertThat(pipeline.stopped).isTrue();
    }

    @Test
    void failsEvenWhileEndingAfterAnInterrupt() throws Exception {
        pipeline.endsWhenAsked = false;
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread runner = Thread.ofPlatform().start(() -> {
            try {
                var _ = run(Duration.ofMinutes(1));
            } catch (Exception e) {
                failure.complete(e);
            }
        });
        pipeline.waitedFor.await();
        runner.interrupt();
        pipeline.end.completeExceptionally(FakePipeline.failure("filesink0", "no room"));

        assertThat(failure.get()).hasMessage("filesink0: no room");
    }

    @Test
    void showsProgressToAPersonWhoWatches() {
        Reporter reporter = new Reporter(platform.console(true, true), Reporter.Level.NORMAL);
        for (int i = 0; i < 4; i++) {
            reporter.tick(new Totals(1_000_000_000L * (i + 1), 1, 1024L * (i + 1), 4096));
        }
        reporter.ended(new Totals(4_000_000_000L, 4, 4096, 4096));

        assertThat(platform.err())
                .contains("\r100 %  4.00 KiB of 4.00 KiB")
                .endsWith("4.00 KiB in 4.00 s, 1.00 KiB/s\n");
    }

    @Test
    void showsNoProgressToFilesAndWhenQuiet() {
        for (Reporter reporter : new Reporter[] {
            new Reporter(platform.console(false, false), Reporter.Level.NORMAL),
            new Reporter(platform.console(true, true), Reporter.Level.QUIET)
        }) {
            for (int i = 0; i < 10; i++) {
                reporter.tick(new Totals(1, 1, 1, -1));
            }
            reporter.ended(new Totals(1, 1, 1, -1));
        }

        assertThat(platform.err()).isEmpty();
    }

    private CompletableFuture<Integer> launchAndInterrupt() throws InterruptedException {
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Thread runner = Thread.ofPlatform().start(() -> {
            try {
                exit.complete(run(Duration.ofMillis(50)));
            } catch (Exception e) {
                exit.completeExceptionally(e);
            }
        });
        pipeline.waitedFor.await();
        runner.interrupt();
        return exit;
    }

    private int run(Duration patience) throws Exception {
        return new PipelineRun(pipeline, new Reporter(platform.console(false, false), Reporter.Level.NORMAL), patience)
                .toItsEnd();
    }
}
