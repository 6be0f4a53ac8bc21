package io.parallax.itest.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.app.AppSink;
import io.parallax.api.app.AppSource;
import io.parallax.api.app.AppSource.Pushed;
import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.caps.Caps;
import io.parallax.api.event.Event;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.pipeline.Message;
import io.parallax.api.pipeline.Pipeline;
import io.parallax.api.pipeline.PipelineFailedException;
import io.parallax.api.pipeline.PipelineState;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Buffers between an application and its pipeline.
@Timeout(120)
class AppIT {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static Buffer buffer(AppSource source, String text) throws InterruptedException {
        byte[] bytes = text.getBytes(UTF_8);
        try (LoanedSlot slot = source.loan(64)) {
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, slot.bytes(), 0, bytes.length);
            return slot.publish(bytes.length);
        }
    }

    private static String pull(AppSink sink) throws InterruptedException {
        try (Buffer buffer = Objects.requireNonNull(sink.pull(), "nothing follows")) {
            return text(buffer);
        }
    }

    private static String text(Buffer buffer) {
        return new String(buffer.bytes().toArray(ValueLayout.JAVA_BYTE), UTF_8);
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static void uninterrupted(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertEverySlotIsHome(Pipeline pipeline) {
        assertThat(pipeline.stats().pools())
                .isNotEmpty()
                .allSatisfy((_, pool) -> assertThat(pool.free()).isEqualTo(pool.slots()));
    }

    @Test
    void bringsWhatIsPushedToWhoPulls() throws Exception {
        Pipeline pipeline = bench.run("appsrc name=in ! queue ! appsink name=out");
        AppSource in = pipeline.appSource("in");
        AppSink out = pipeline.appSink("out");

        assertThat(in.push(buffer(in, "a"))).isEqualTo(Pushed.ACCEPTED);
        assertThat(pull(out)).isEqualTo("a");
        in.push(buffer(in, "b"), Duration.ZERO);
        in.push(buffer(in, "c"));
        in.end();
        in.end();
        pipeline.awaitEnd();
        assertThat(out.isEnded()).isFalse();
        assertThat(pull(out)).isEqualTo("b");
        assertThat(pull(out)).isEqualTo("c");
        assertThat(out.pull()).isNull();
        assertThat(out.isEnded()).isTrue();
        assertThat(in.stats().in()).isEqualTo(3);
        assertThat(out.stats().out()).isEqualTo(3);
    }

    @Test
    void runsAgainWithTheSameHandles() throws Exception {
        Pipeline pipeline = bench.engine.parse("appsrc name=in ! appsink name=out");
        AppSource in = pipeline.appSource("in");
        AppSink out = pipeline.appSink("out");
        for (int run = 0; run < 3; run++) {
            pipeline.run().toCompletableFuture().get();
            in.push(buffer(in, "run " + run));
            assertThat(pull(out)).isEqualTo("run " + run);
            in.end();
            pipeline.awaitEnd();
        }
    }

    @Test
    void refusesAPushAfterTheEnd() throws Exception {
        Pipeline pipeline = bench.run("appsrc name=in ! fakesink");
        AppSource in = pipeline.appSource("in");
        Buffer late = buffer(in, "late");
        in.end();

        assertThatIllegalStateException()
                .isThrownBy(() -> in.push(late))
                .withMessageContaining("in: its stream was ended");
        pipeline.awaitEnd();
        assertThatIllegalStateException()
                .isThrownBy(() -> in.push(new Event.CapsChanged(Caps.parse("text/plain"))))
                .withMessageContaining("ended");
        assertThatIllegalStateException().isThrownBy(() -> in.loan(1)).withMessageContaining("run it first");
        assertThat(late.isOpen()).isFalse();
    }

    @Test
    void refusesElementsThatAreNotForTheApplication() {
        Pipeline pipeline = bench.engine.parse("appsrc name=in ! appsink name=out");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pipeline.appSource("out"))
                .withMessageContaining("out is a appsink", "use appsrc");
        assertThatIllegalArgumentException().isThrownBy(() -> pipeline.appSink("nobody"));
    }

    @Test
    void answersClosedWhenNobodyTakesBuffers() throws Exception {
        Pipeline pipeline = bench.run("appsrc name=in ! fakesink num-buffers=1");
        AppSource in = pipeline.appSource("in");
        Buffer late = buffer(in, "late");
        in.push(buffer(in, "a"));
        pipeline.awaitEnd();

        assertThat(in.push(late)).isEqualTo(Pushed.CLOSED);
        assertThat(late.isOpen()).isFalse();
    }

    @Test
    void aFullSourceIsFullAtOnceOrInTime() throws Exception {
        Pipeline pipeline = bench.engine.parse("appsrc name=in max-buffers=2 full-policy=fail ! fakesink");
        pipeline.prepare().toCompletableFuture().get();
        AppSource in = pipeline.appSource("in");

        assertThat(in.push(buffer(in, "a"))).isEqualTo(Pushed.ACCEPTED);
        assertThat(in.push(buffer(in, "b"))).isEqualTo(Pushed.ACCEPTED);
        assertThat(in.push(buffer(in, "c"))).isEqualTo(Pushed.FULL);
        pipeline.stop().toCompletableFuture().get();
        pipeline.set("in", "full-policy", "block");
        pipeline.prepare().toCompletableFuture().get();
        in.push(buffer(in, "a"));
        in.push(buffer(in, "b"));
        assertThat(in.push(buffer(in, "c"), Duration.ofMillis(20))).isEqualTo(Pushed.FULL);
        pipeline.stop().toCompletableFuture().get();
        assertEverySlotIsHome(pipeline);
    }

    @Test
    void dropsTheNewestOrTheOldest() throws Exception {
        Pipeline pipeline = bench.run("appsrc name=in ! appsink name=new max-buffers=2 full-policy=drop-newest  "
                + "appsrc name=in2 ! appsink name=old max-buffers=2 full-policy=drop-oldest");
        for (String source : List.of("in", "in2")) {
            AppSource in = pipeline.appSource(source);
            for (String text : List.of("a", "b", "c", "d")) {
                in.push(buffer(in, text));
            }
            in.end();
        }
        pipeline.awaitEnd();

        AppSink newest = pipeline.appSink("new");
        assertThat(List.of(pull(newest), pull(newest))).containsExactly("a", "b");
        AppSink oldest = pipeline.appSink("old");
        try (Buffer third = Objects.requireNonNull(oldest.pull())) {
            assertThat(third.metadata().has(BufferFlags.DISCONT)).isTrue();
        }
        assertThat(pull(oldest)).isEqualTo("d");
        assertThat(Bench.stats(pipeline, "new").dropped()).isEqualTo(2);
        assertThat(Bench.stats(pipeline, "old").dropped()).isEqualTo(2);
    }

    @Test
    void failsWhenASinkThatMayNotWaitIsFull() throws Exception {
        Pipeline pipeline = bench.run("testsrc ! appsink name=out max-buffers=2 full-policy=fail");

        assertThatExceptionOfType(PipelineFailedException.class)
                .isThrownBy(pipeline::awaitEnd)
                .withMessageContaining("full (2 of 2 buffers)");
    }

    @Test
    void losesNothingWhenBothElementsAreReplaced() throws Exception {
        Pipeline pipeline = bench.run("appsrc name=in ! queue ! appsink name=out");
        AppSource in = pipeline.appSource("in");
        AppSink out = pipeline.appSink("out");
        AtomicBoolean replaced = new AtomicBoolean();
        List<String> pulled = new ArrayList<>();
        CountDownLatch some = new CountDownLatch(100);
        Thread pusher = Thread.ofPlatform()
                .start(() -> uninterrupted(() -> {
                    for (int i = 0; !replaced.get() || i < 2000; i++) {
                        in.push(buffer(in, "n" + i));
                    }
                    in.end();
                }));
        Thread puller = Thread.ofPlatform().start(() -> uninterrupted(() -> pullAll(out, pulled, some)));
        some.await();
        for (int i = 0; i < 5; i++) {
            replace(pipeline, "in", "appsrc");
            replace(pipeline, "out", "appsink");
        }
        replaced.set(true);
        pusher.join();
        puller.join();
        pipeline.awaitEnd();

        assertThat(pulled).hasSizeGreaterThanOrEqualTo(2000);
        for (int i = 0; i < pulled.size(); i++) {
            assertThat(pulled.get(i)).isEqualTo("n" + i);
        }
        assertThat(out.isEnded()).isTrue();
    }

    private static void pullAll(AppSink out, List<String> pulled, CountDownLatch some) throws InterruptedException {
        while (!out.isEnded()) {
            try (Buffer buffer = out.pull()) {
                if (buffer != null) {
                    pulled.add(text(buffer));
                    some.countDown();
                }
            }
        }
    }

    private static void replace(Pipeline pipeline, String name, String type) throws Exception {
        pipeline.edit().replace(name, type).apply().toCompletableFuture().get();
    }

    @Test
    void tellsWhatBuffersCarryAndWhenThePipelineStops() throws Exception {
        Pipeline pipeline = bench.run("appsrc name=in ! appsink name=out");
        AppSource in = pipeline.appSource("in");
        AppSink out = pipeline.appSink("out");
        in.push(new Event.CapsChanged(Caps.parse("text/plain")));
        in.push(buffer(in, "a"));

        assertThat(pull(out)).isEqualTo("a");
        assertThat(out.caps()).isEqualTo(Caps.parse("text/plain"));
        Thread stopper = Thread.ofVirtual().start(() -> pipeline.stop());
        assertThat(out.pull()).isNull();
        assertThat(out.isEnded()).isFalse();
        stopper.join();
        assertThat(pipeline.stop().toCompletableFuture().get()).isEqualTo(PipelineState.SUSPENDED);
    }

    @Test
    void stopsWhileASinkWaitsForRoom() throws Exception {
        Pipeline pipeline = bench.run("testsrc ! appsink name=out max-buffers=2");
        Message.Warning full = Bench.await(
                pipeline, Message.Warning.class, each -> each.element().equals("out"));

        assertThat(full.text()).contains("is full (2 buffers", "pull faster");
        assertThat(pipeline.stop().toCompletableFuture().get()).isEqualTo(PipelineState.SUSPENDED);
        assertEverySlotIsHome(pipeline);
    }

    @Test
    void aSinkThatWaitsForRoomDoesNotHoldUpAChange() throws Exception {
        Pipeline pipeline = bench.run("testsrc name=s pattern=sequence ! appsink name=out max-buffers=2");
        AppSink out = pipeline.appSink("out");
        Bench.await(pipeline, Message.Warning.class, each -> each.element().equals("out"));
        pipeline.edit()
                .insert("identity", "i", "s", "out")
                .apply()
                .toCompletableFuture()
                .get();

        for (long number = 0; number < 50; number++) {
            try (Buffer buffer = Objects.requireNonNull(out.pull())) {
                assertThat(buffer.metadata().sequence()).isEqualTo(number);
            }
        }
    }
}
