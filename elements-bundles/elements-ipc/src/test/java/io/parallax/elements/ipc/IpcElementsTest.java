package io.parallax.elements.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.LinkException;
import io.parallax.sdk.testkit.ElementHarness;
import io.parallax.sdk.testkit.Posted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IpcElementsTest {
    @TempDir
    private Path folder;

    private String socket;

    @BeforeEach
    void choosePath() {
        socket = folder.resolve("stream").toString();
    }

    private ElementHarness sink() {
        return ElementHarness.of(new IpcSink()).set("location", socket).set("wait-for-connection", false);
    }

    private ElementHarness source() {
        return ElementHarness.of(new IpcSrc()).set("location", socket);
    }

    /// Lets the source produce until something has come true.
    private static void produceUntil(ElementHarness source, BooleanSupplier condition) throws Exception {
        for (int i = 0; i < 400 && !condition.getAsBoolean(); i++) {
            assertThat(source.produce()).isEqualTo(Flow.Signal.CONTINUE);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static boolean hasPosted(ElementHarness harness, String name) {
        return harness.posts().stream().map(Posted::name).anyMatch(name::equals);
    }

    private static void awaitPost(ElementHarness harness, String name) {
        while (!hasPosted(harness, name)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void handsAStreamOver() throws Exception {
        try (ElementHarness sink = sink().start();
                ElementHarness source = source().start()) {
            awaitPost(sink, "consumer-joined");
            sink.push(new Event.StreamStart("s"));
            sink.push(sink.buffer("hello "));
            sink.push(sink.buffer("world"));
            sink.push(new Event.EndOfStream());

            assertThat(source.produceAll()).isEqualTo(Flow.Signal.END_OF_STREAM);
            assertThat(source.output().text()).isEqualTo("hello world");
            assertThat(source.output().events()).containsExactly(new Event.StreamStart("s"));
            source.output().release();
        }
    }

    @Test
    void passesEventsAgainstTheFlow() throws Exception {
        try (ElementHarness sink = sink().start();
                ElementHarness source = source().start()) {
            Event.Qos qos = new Event.Qos(1, 2, 0.5);
            assertThat(source.upstream(qos)).isEqualTo(qos);
            Event.Seek seek = Event.Seek.to(Event.Format.TIME, 5);
            source.seek(seek);

            assertThat(sink.sentUpstream()).contains(qos, seek);
        }
    }

    @Test
    void failsWithoutAProducer() {
        assertThatThrownBy(() -> source().start())
                .isInstanceOf(LinkException.class)
                .hasMessageContaining("nobody publishes")
                .hasMessageContaining("reconnect=true");
    }

    @Test
    void waitsForAProducerAndForTheNextOne() throws Exception {
        try (ElementHarness source =
                source().set("reconnect", true).set("reconnect-delay", 1).start()) {
            assertThat(source.warnings()).singleElement().asString().contains("waiting for it");
            for (int round = 1; round <= 3; round++) {
                try (ElementHarness sink = sink().start()) {
                    produceUntil(source, () -> hasPosted(sink, "consumer-joined"));
                    sink.push(sink.buffer("hello"));
                    produceUntil(source, () -> source.output().buffers().size() == 1);
                    source.output().release();
                }
                int warnings = round + 1;
                produceUntil(source, () -> source.warnings().size() == warnings);
                assertThat(source.warnings()).last().asString().contains("the publisher has stopped");
            }
        }
    }

    @Test
    void failsWhenTheProducerStops() throws Exception {
        try (ElementHarness sink = sink().start();
                ElementHarness source = source().start()) {
            awaitPost(sink, "consumer-joined");
            sink.stop();

            assertThatThrownBy(source::produceAll)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the publisher has stopped before the end of the stream");
        }
    }

    @Test
    void givesTheSocketTheRightsThatWereAskedFor() throws Exception {
        try (ElementHarness _ = sink().set("socket-mode", "0660").start()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(socket))))
                    .isEqualTo("rw-rw----");
        }
        assertThat(Path.of(socket)).doesNotExist();
        assertThatThrownBy(() -> sink().set("socket-mode", "rw").start()).hasMessageContaining("octal");
    }

    @Test
    void saysHowManyBuffersWereMoved() throws Exception {
        try (ElementHarness sink = sink().start()) {
            sink.push(sink.buffer("nobody is here"));
            sink.stop();

            assertThat(sink.posts()).singleElement().satisfies(post -> {
                assertThat(post.name()).isEqualTo("ipc-stats");
                assertThat(post.fields()).containsEntry("moved", 0L).containsEntry("sent", 0L);
            });
        }
    }
}
