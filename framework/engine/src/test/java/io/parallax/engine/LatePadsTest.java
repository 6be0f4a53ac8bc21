package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.element.Demuxer;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Outputs;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.Property;
import io.parallax.api.element.SourcePad;
import io.parallax.api.event.Event;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.api.pipeline.PipelineStats;
import io.parallax.engine.TestElements.Collect;
import io.parallax.engine.TestElements.Counted;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Outputs that appear while the stream runs.
@Timeout(60)
class LatePadsTest {
    private final TestCatalog elements = new TestCatalog();

    LatePadsTest() {
        elements.add(Deal::new);
    }

    @ElementType(name = "deal", category = "Test", summary = "deals the numbers out to pads, which appear one by one")
    @SourcePad(name = "video_%u", presence = PadPresence.SOMETIMES)
    @SourcePad(name = "audio_%u", presence = PadPresence.SOMETIMES)
    @SourcePad(name = "rest")
    static final class Deal extends Counted implements Demuxer {
        @Property(summary = "what appears, one at each of the first numbers")
        private List<String> pads = List.of("audio_0");

        @Property(summary = "say when there is no more to appear")
        private boolean tellsEnd = false;

        @Property(summary = "end the stream at this number", min = -1)
        private long endAt = -1;

        @Override
        public Flow process(Buffer in, Outputs outs) {
            long number = in.bytes().get(ValueLayout.JAVA_LONG, 0);
            if (number == endAt) {
                return Flow.Signal.END_OF_STREAM;
            }
            if (number < pads.size()) {
                Output appeared = outs.appear(pads.get((int) number));
                assertThat(outs.appear(pads.get((int) number))).isSameAs(appeared);
            }
            if (tellsEnd && number == pads.size() - 1) {
                outs.noMorePads();
            }
            Output out = outs.named(pads.get((int) (number % pads.size())));
            return out == null ? Flow.Signal.CONTINUE : out.push(in);
        }
    }

    @AfterEach
    void closesEverything() {
        elements.closeAndCheck();
    }

    private Pipeline runToEnd(String text) throws Exception {
        Pipeline pipeline = elements.engine.parse(text);
        pipeline.run();
        pipeline.awaitEnd();
        return pipeline;
    }

    private static List<String> warnings(Pipeline pipeline) {
        List<String> texts = new ArrayList<>();
        for (Message next = pipeline.bus().poll();
                next != null;
                next = pipeline.bus().poll()) {
            if (next instanceof Message.Warning warning) {
                texts.add(warning.element() + ": " + warning.text());
            }
        }
        return texts;
    }

    private static long dropped(Pipeline pipeline, String element) {
        return pipeline.stats().elements().stream()
                .filter(stats -> stats.name().equals(element))
                .mapToLong(PipelineStats.ElementStats::dropped)
                .sum();
    }

    private Collect sink(int index) {
        return elements.instances(Collect.class).stream()
                .filter(sink -> sink.starts.get() > 0)
                .toList()
                .get(index);
    }

    @Test
    void leadsToWhatTheTextLinksThemTo() throws Exception {
        runToEnd(
                "numbers count=6 ! deal name=d pads=audio_0,video_0  d.video_0 ! collect  d.audio_0 ! queue ! collect");

        assertThat(sink(0).numbers).containsExactly(1L, 3L, 5L);
        assertThat(sink(1).numbers).containsExactly(0L, 2L, 4L);
        assertThat(sink(0).events)
                .hasExactlyElementsOfTypes(Event.StreamStart.class, Event.SegmentStart.class, Event.EndOfStream.class);
    }

    @ParameterizedTest
    @CsvSource({"d. ! collect, video_7", "d.video_%u ! collect, video_7", "d.audio_%u ! collect, audio_1"})
    void anyOfTheTemplateWillDoWhereNoneIsNamed(String link, String pad) throws Exception {
        runToEnd("numbers count=3 ! deal name=d pads=" + pad + "  d.rest ! collect  " + link);

        assertThat(sink(1).numbers).containsExactly(0L, 1L, 2L);
    }

    @Test
    void dropsAndCountsWhatIsNotLinked() throws Exception {
        Pipeline pipeline = runToEnd("numbers count=6 ! deal name=d pads=audio_0,video_0,video_1  d.audio_0 ! collect");

        assertThat(sink(0).numbers).containsExactly(0L, 3L);
        assertThat(dropped(pipeline, "d")).isEqualTo(4);
        assertThat(warnings(pipeline))
                .containsExactly(
                        "d: pad video_0 appeared and nothing is linked to it, so its buffers are dropped: link d.video_0,"
                                + " to a fakesink if they are not wanted",
                        "d: pad video_1 appeared and nothing is linked to it, so its buffers are dropped: link d.video_1,"
                                + " to a fakesink if they are not wanted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at the end of the stream | numbers count=3 ! deal name=d  d.video_0 ! collect",
                "when the element ends it | numbers ! deal name=d end-at=2 d.video_0 ! collect",
                "without any buffer       | numbers count=0 ! deal name=d  d.video_0 ! collect",
                "before a queue           | numbers count=3 ! queue ! deal name=d  d.video_0 ! queue ! collect",
                "after no more pads       | waiting ! deal name=d tells-end=true  d.video_0 ! collect",
                "after the limit          | waiting ! deal name=d pad-timeout=20ms  d.video_0 ! collect",
            })
    void failsIfAPadThatIsLinkedNeverAppears(String when, String text) {
        PipelineFailedException failed = catchThrowableOfType(PipelineFailedException.class, () -> runToEnd(text));

        String seen = when.equals("without any buffer") ? "none" : "audio_0";
        int column = text.indexOf("d.video_0") + 1;
        assertThat(failed.failure().element()).isEqualTo("d");
        assertThat(failed.failure().sequence()).isEqualTo(-1);
        assertThat(failed.failure().reason())
                .startsWith("video_0 never appeared; seen: " + seen + " at column " + column + "\n  " + text + "\n"
                        + " ".repeat(column + 1) + "^");
    }

    @Test
    void saysHowToWaitLonger() {
        PipelineFailedException failed = catchThrowableOfType(
                PipelineFailedException.class,
                () -> runToEnd("waiting ! deal name=d pad-timeout=1ms\n d.video_0 ! collect"));

        assertThat(failed.failure().reason())
                .contains("at line 2 column 2")
                .endsWith("hint: if it takes longer, raise pad-timeout of d");
    }

    @Test
    void tellsOfEveryPadThatIsMissing() {
        PipelineFailedException failed = catchThrowableOfType(
                PipelineFailedException.class,
                () -> runToEnd("numbers count=5 ! deal name=d pads=video_0,video_1"
                        + "  d.video_2 ! collect  d.video_1 ! collect  d.audio_%u ! collect"));

        assertThat(failed.failure().reason())
                .contains("video_2 never appeared; seen: video_0, video_1 at column 53")
                .contains("audio_%u never appeared; seen: video_0, video_1 at column 95")
                .doesNotContain("video_1 never");
    }

    @Test
    void whatIsBuiltInCodeHasNoPlace() throws Exception {
        Pipeline pipeline = elements.engine
                .builder("built")
                .add("numbers", "n")
                .add("deal", "d")
                .add("collect", "c")
                .set("n", "count", 1)
                .link("n", "d")
                .link("d.video_0", "c")
                .build();
        pipeline.run();

        PipelineFailedException failed = catchThrowableOfType(PipelineFailedException.class, pipeline::awaitEnd);
        assertThat(failed.failure().reason()).isEqualTo("video_0 never appeared; seen: audio_0");
    }

    @Test
    void refusesPadsThatAreNotDeclared() {
        PipelineFailedException unknown = catchThrowableOfType(
                PipelineFailedException.class, () -> runToEnd("numbers ! deal name=d pads=text_0  d.rest ! collect"));
        PipelineFailedException always = catchThrowableOfType(
                PipelineFailedException.class, () -> runToEnd("numbers ! deal name=d pads=rest  d.rest ! collect"));

        assertThat(unknown.failure().reason()).contains("there is no template for a pad text_0");
        assertThat(always.failure().reason()).contains("pad rest cannot appear");
    }

    @Test
    void doesNotWaitWhenSomebodyEndsTheStream() throws Exception {
        Pipeline pipeline = elements.engine.parse(
                "numbers rest=20us ! tee name=t ! collect  t. ! deal name=d  d.video_0 ! collect");
        pipeline.run().toCompletableFuture().get();
        sink(0).awaitSize(10);

        pipeline.end();
        pipeline.awaitEnd();

        assertThat(sink(1).numbers).isEmpty();
    }

    @Test
    void linksAndUnlinksWhatHasAppearedWhileItRuns() throws Exception {
        Pipeline pipeline =
                elements.engine.parse("numbers rest=20us ! deal name=d pads=audio_0,video_0  d.audio_0 ! collect");
        pipeline.run().toCompletableFuture().get();
        sink(0).awaitSize(10);

        pipeline.edit()
                .add("collect", "late")
                .link("d.video_0", "late")
                .apply()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        sink(1).awaitSize(10);
        pipeline.edit().remove("late").apply().toCompletableFuture().get(30, TimeUnit.SECONDS);
        long before = dropped(pipeline, "d");
        sink(0).awaitSize(sink(0).numbers.size() + 10);

        assertThat(sink(1).numbers).allMatch(number -> number % 2 == 1);
        assertThat(sink(1).events)
                .hasExactlyElementsOfTypes(Event.StreamStart.class, Event.SegmentStart.class, Event.EndOfStream.class);
        assertThat(dropped(pipeline, "d")).isGreaterThan(before);
        assertThat(pipeline.state()).isEqualTo(PipelineState.RUNNING);
    }

    @Test
    void becomesATextThatLinksOtherPadsThatHaveAppeared() throws Exception {
        Pipeline pipeline = elements.engine.parse(
                "numbers name=n rest=20us ! deal name=d pads=audio_0,video_0  d.audio_0 ! collect name=a");
        pipeline.run().toCompletableFuture().get();
        sink(0).awaitSize(10);

        pipeline.become("numbers name=n rest=20us ! deal name=d pads=audio_0,video_0"
                        + "  d.audio_0 ! collect name=a  d.video_0 ! queue ! collect name=v")
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        sink(1).awaitSize(10);
        pipeline.become("numbers name=n rest=20us ! deal name=d pads=audio_0,video_0"
                        + "  d.video_0 ! queue ! collect name=v")
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        sink(1).awaitSize(sink(1).numbers.size() + 10);

        assertThat(sink(0).numbers).allMatch(number -> number % 2 == 0);
        assertThat(sink(1).numbers).allMatch(number -> number % 2 == 1);
        assertThat(pipeline.state()).isEqualTo(PipelineState.RUNNING);
    }
}
