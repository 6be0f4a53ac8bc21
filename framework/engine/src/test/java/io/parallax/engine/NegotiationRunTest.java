package io.parallax.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.caps.Caps;
import io.parallax.api.event.Event;
import io.parallax.api.pipeline.ConverterPolicy;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Negotiation;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.engine.CapsElements.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NegotiationRunTest {
    private final TestCatalog catalog = new TestCatalog();

    NegotiationRunTest() {
        CapsElements.ALL.forEach(catalog::add);
    }

    @AfterEach
    void givesEveryElementBack() {
        catalog.engine.close();
        assertThat(catalog.released).containsExactlyInAnyOrderElementsOf(catalog.made);
    }

    private Pipeline parse(String text, ConverterPolicy policy) {
        Pipeline pipeline = catalog.engine.parse(text);
        pipeline.converters(policy);
        return pipeline;
    }

    private static void runToEnd(Pipeline pipeline) throws Exception {
        pipeline.run();
        pipeline.awaitEnd();
    }

    private static List<Message> messages(Pipeline pipeline) {
        List<Message> messages = new ArrayList<>();
        for (Message next = pipeline.bus().poll();
                next != null;
                next = pipeline.bus().poll()) {
            messages.add(next);
        }
        return messages;
    }

    private Screen screen(int index) {
        return catalog.instances(Screen.class).get(index);
    }

    @Test
    void tellsEverybodyBetweenTheStartOfTheStreamAndTheFirstBuffer() throws Exception {
        Pipeline pipeline = parse(
                "camera num-buffers=1 can=video/x-raw,format={RGB,BGR},width=[2,8] ! queue ! identity ! screen",
                ConverterPolicy.DENY);

        runToEnd(pipeline);

        Caps caps = Caps.parse("video/x-raw,format=RGB,width=2");
        assertThat(screen(0).seen.get(0)).isInstanceOf(Event.StreamStart.class);
        assertThat(screen(0).seen.subList(1, 3)).containsExactly(caps, new Event.CapsChanged(caps));
        assertThat(screen(0).seen.get(3)).isInstanceOf(Event.SegmentStart.class);
        assertThat(screen(0).seen.get(4))
                .isEqualTo(List.<Byte>of((byte) 1, (byte) 2, (byte) 3, (byte) 1, (byte) 2, (byte) 3));
        assertThat(messages(pipeline))
                .contains(
                        new Message.CapsChanged(pipeline.name(), "camera0", "src", caps),
                        new Message.CapsChanged(pipeline.name(), "identity0", "src", caps));
    }

    @Test
    void chainsConvertersWhereOneIsNotEnough() throws Exception {
        Pipeline pipeline = parse(
                "camera num-buffers=1 can=video/x-raw,format=RGB,width=2 ! identity ! screen takes=video/x-raw,format=BGR,width=1",
                ConverterPolicy.WARN);

        runToEnd(pipeline);

        assertThat(screen(0).seen).contains(List.<Byte>of((byte) 3, (byte) 2, (byte) 1));
        assertThat(messages(pipeline))
                .contains(new Message.Warning(
                        pipeline.name(),
                        "pixelconvert0",
                        "put between identity0.src and screen0.sink to make video/x-raw,format=BGR,width=2 of "
                                + "video/x-raw,format=RGB,width=2, cost 10"));
        assertThat(pipeline.negotiation().cost()).isEqualTo(30);
        assertThat(pipeline.negotiation().graph().elements())
                .extracting(Graph.Node::name)
                .containsExactly("camera0", "identity0", "pixelconvert0", "scale0", "screen0");
        assertThat(pipeline.toText()).doesNotContain("convert");
    }

    @Test
    void putsConvertersOnlyIntoTheBranchThatNeedsOne() throws Exception {
        Pipeline pipeline = parse(
                "camera num-buffers=1 can=video/x-raw,format={BGR,RGB},width=1 ! tee name=t ! queue ! screen "
                        + "takes=video/x-raw,format=RGB  t. ! screen takes=video/x-raw,format=BGR",
                ConverterPolicy.ALLOW);

        runToEnd(pipeline);

        assertThat(screen(0).seen).contains(List.<Byte>of((byte) 1, (byte) 2, (byte) 3));
        assertThat(screen(1).seen).contains(List.<Byte>of((byte) 3, (byte) 2, (byte) 1));
        assertThat(messages(pipeline))
                .noneMatch(Message.Warning.class::isInstance)
                .anyMatch(message -> message instanceof Message.ElementMessage inserted
                        && inserted.element().equals("pixelconvert0")
                        && inserted.name().equals("inserted"));
        assertThat(pipeline.negotiation().insertions()).hasSize(1);
        assertThat(pipeline.negotiation().insertions().getFirst().link().to()).isEqualTo("screen1");
    }

    @Test
    void failsOnceAndBeforeDataFlowsWhenConvertersAreDenied() throws Exception {
        Pipeline pipeline = parse(
                "camera can=video/x-raw,format={RGB,BGR} ! video/x-raw,format=BGR,width=64 ! identity ! "
                        + "video/x-raw,format=RGB,width=64 ! screen",
                ConverterPolicy.DENY);

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> pipeline.run().toCompletableFuture().get())
                .havingCause()
                .isInstanceOf(PipelineFailedException.class)
                .withMessage("""
                        capsfilter1: caps do not meet on the link identity0.src -> capsfilter1.sink: format
                          comes:  video/x-raw,format=BGR,width=64   (format by capsfilter0 at column 43)
                          wanted: video/x-raw,format=RGB,width=64   (capsfilter1 at column 88)
                          hint: put pixelconvert into identity0.src -> capsfilter1.sink, or let the engine do it: allow \
                        converters""");
        assertThat(pipeline.state()).isEqualTo(PipelineState.FAILED);
        assertThat(messages(pipeline))
                .filteredOn(Message.Failed.class::isInstance)
                .hasSize(1);
        assertThat(screen(0).seen).isEmpty();
    }

    @Test
    void saysWhenNothingThatIsInstalledHelps() {
        Pipeline pipeline =
                parse("camera can=audio/x-raw,rate=8000 ! screen takes=audio/x-raw,rate=16000", ConverterPolicy.ALLOW);

        Negotiation.Conflict conflict = requireNonNull(pipeline.negotiation().conflict());

        assertThat(conflict.field()).isEqualTo("rate");
        assertThat(conflict.text())
                .contains("no converter that is installed changes rate so that it fits")
                .contains("rate by camera0 at column 1");
    }

    @Test
    void followsAChangeThatEverybodyCanTake() throws Exception {
        Pipeline pipeline = parse(
                "camera num-buffers=2 can=video/x-raw,format=RGB,width=2 later=video/x-raw,format=RGB,width=1 ! tee ! queue "
                        + "! screen takes=video/x-raw,width=[1,2]",
                ConverterPolicy.DENY);

        runToEnd(pipeline);

        assertThat(screen(0).seen)
                .containsSubsequence(
                        Caps.parse("video/x-raw,format=RGB,width=2"),
                        List.<Byte>of((byte) 1, (byte) 2, (byte) 3, (byte) 1, (byte) 2, (byte) 3),
                        Caps.parse("video/x-raw,format=RGB,width=1"),
                        List.<Byte>of((byte) 1, (byte) 2, (byte) 3));
    }

    @Test
    void letsAConverterAbsorbAChange() throws Exception {
        Pipeline pipeline = parse(
                "camera num-buffers=2 can=video/x-raw,format=RGB,width=1 later=video/x-raw,format=BGR,width=1 ! "
                        + "pixelconvert ! screen takes=video/x-raw,format=RGB",
                ConverterPolicy.DENY);

        runToEnd(pipeline);

        assertThat(screen(0).seen.stream().filter(Caps.class::isInstance)).hasSize(1);
        assertThat(screen(0).seen.stream().filter(List.class::isInstance))
                .containsExactly(
                        List.<Byte>of((byte) 1, (byte) 2, (byte) 3), List.<Byte>of((byte) 1, (byte) 2, (byte) 3));
    }

    @Test
    void failsAtAChangeThatCannotBeTakenAndNamesTheLink() {
        Pipeline pipeline = parse(
                "camera num-buffers=2 can=video/x-raw,format=RGB,width=1 later=video/x-raw,format=BGR,width=1 ! identity ! "
                        + "screen takes=video/x-raw,format=RGB",
                ConverterPolicy.ALLOW);

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(() -> runToEnd(pipeline))
                .withMessageContaining("caps changed on the link camera0.src -> identity0.sink")
                .withMessageContaining("format by screen0 at column");
    }

    @Test
    void keepsApartWhatADemuxerGives() throws Exception {
        Pipeline pipeline = parse(
                "camera num-buffers=1 ! split name=s  s.left ! screen  s.right ! screen takes=audio/x-raw,rate=16000",
                ConverterPolicy.DENY);

        runToEnd(pipeline);

        assertThat(screen(0).seen).contains(Caps.parse("video/x-raw,format=RGB,width=2"));
        assertThat(screen(1).seen).contains(Caps.parse("audio/x-raw,rate=16000"));
    }

    @Test
    void carriesWhatAnEncoderKeepsThroughIt() {
        Pipeline pipeline = parse(
                "camera can=video/x-raw,format={BGR,RGB},width=[1,100] ! encode ! screen takes=video/x-lines,width=48",
                ConverterPolicy.DENY);

        assertThat(pipeline.negotiation().links())
                .extracting(Negotiation.LinkCaps::agreed)
                .containsExactly(Caps.parse("video/x-raw,format=RGB,width=48"), Caps.parse("video/x-lines,width=48"));
    }

    @Test
    void convertsForABranchThatIsAddedWhileItRuns() throws Exception {
        Pipeline pipeline =
                parse("camera can=video/x-raw,format=RGB,width=1 ! tee name=t ! queue ! screen", ConverterPolicy.ALLOW);
        pipeline.run().toCompletableFuture().get();

        pipeline.edit()
                .add("screen", "late")
                .set("late", "takes", "video/x-raw,format=BGR")
                .add("queue", "q")
                .link("t", "q")
                .link("q", "late")
                .apply()
                .toCompletableFuture()
                .get();

        assertThat(pipeline.negotiation().insertions())
                .extracting(Negotiation.Insertion::element)
                .containsExactly("pixelconvert0");
        Screen late = catalog.instances(Screen.class).getLast();
        late.first.await();
        assertThat(List.copyOf(late.seen)).contains(List.<Byte>of((byte) 3, (byte) 2, (byte) 1));
        pipeline.stop().toCompletableFuture().get();
    }

    @Test
    void refusesAnEditThatDoesNotFitWhatRuns() throws Exception {
        Pipeline pipeline =
                parse("camera can=video/x-raw,format=RGB,width=1 ! tee name=t ! queue ! screen", ConverterPolicy.DENY);
        pipeline.run().toCompletableFuture().get();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> pipeline.edit()
                        .add("screen", "late")
                        .set("late", "takes", "video/x-raw,format=BGR")
                        .link("t", "late")
                        .apply()
                        .toCompletableFuture()
                        .get())
                .withMessageContaining("caps do not meet on the link t.src_1 -> late.sink: format");
        assertThat(pipeline.state()).isEqualTo(PipelineState.RUNNING);
        pipeline.stop().toCompletableFuture().get();
    }
}
