package io.parallax.elements.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.element.Flow;
import io.parallax.api.event.Event;
import io.parallax.sdk.testkit.ElementHarness;
import java.io.IOException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class BridgeTest {
    private static ElementHarness sink() {
        return ElementHarness.of(new BridgeSink()).set("channel", "c").set("wait-for-connection", false);
    }

    private static ElementHarness source() {
        return ElementHarness.of(new BridgeSrc()).set("channel", "c");
    }

    @Test
    void handsAStreamOverByReference() throws Exception {
        try (ElementHarness sink = sink().start();
                ElementHarness one = source().start();
                ElementHarness two = source().start()) {
            Buffer buffer = sink.buffer("hello");
            long address = buffer.bytes().address();
            sink.push(new Event.StreamStart("s"));
            sink.push(buffer);
            sink.push(new Event.EndOfStream());

            for (ElementHarness each : new ElementHarness[] {one, two}) {
                assertThat(each.produceAll()).isEqualTo(Flow.Signal.END_OF_STREAM);
                assertThat(each.output().events()).containsExactly(new Event.StreamStart("s"));
                assertThat(each.output().buffers())
                        .singleElement()
                        .satisfies(got -> assertThat(got.bytes().address()).isEqualTo(address));
                each.output().release();
            }
        }
    }

    @Test
    void waitsForTheProducerAndTellsALateOneWhatWasSaid() throws Exception {
        try (ElementHarness early = source().start();
                ElementHarness sink = sink();
                ElementHarness late = source()) {
            assertThat(early.produce()).isEqualTo(Flow.Signal.CONTINUE);
            sink.start();
            sink.push(new Event.StreamStart("s"));
            sink.push(new Event.Gap(1, 2));
            late.start();
            sink.push(new Event.EndOfStream());
            early.produceAll();
            late.produceAll();

            assertThat(early.output().events()).containsExactly(new Event.StreamStart("s"), new Event.Gap(1, 2));
            assertThat(late.output().events()).containsExactly(new Event.StreamStart("s"));
        }
    }

    @Test
    void dropsTheOldestOrTheNewestAndMarksTheGap() throws Exception {
        for (String policy : new String[] {"drop-oldest", "drop-newest"}) {
            try (ElementHarness sink = sink().set("slow-policy", policy)
                            .set("max-buffers", 2)
                            .start();
                    ElementHarness source = source().start()) {
                for (String text : new String[] {"a", "b", "c", "d"}) {
                    sink.push(sink.buffer(text));
                }
                source.produce();
                source.produce();
                sink.push(sink.buffer("e"));
                source.produce();

                boolean isOldest = policy.equals("drop-oldest");
                assertThat(source.output().text()).isEqualTo(isOldest ? "cde" : "abe");
                int marked = isOldest ? 0 : 2;
                for (int i = 0; i < 3; i++) {
                    Buffer buffer = source.output().buffers().get(i);
                    assertThat(buffer.metadata().has(BufferFlags.DISCONT)).isEqualTo(i == marked);
                }
                source.output().release();
            }
        }
    }

    @Test
    void waitsForASlowOne() throws Exception {
        try (ElementHarness sink = sink().set("max-buffers", 1).start();
                ElementHarness source = source().start()) {
            FutureTask<Boolean> sending = new FutureTask<>(() -> {
                for (String text : new String[] {"a", "b", "c"}) {
                    sink.push(sink.buffer(text));
                }
                return true;
            });
            Thread.ofPlatform().start(sending);
            while (source.output().buffers().size() < 3) {
                source.produce();
            }
            assertThat(sending.get()).isTrue();
            assertThat(source.output().text()).isEqualTo("abc");
            source.output().release();
        }
    }

    @Test
    void tellsWhenTheProducerStopsBeforeTheEnd() throws Exception {
        try (ElementHarness sink = sink().start();
                ElementHarness patient = source().set("reconnect", true).start();
                ElementHarness source = source().start()) {
            sink.push(sink.buffer("a"));
            sink.stop();

            assertThatThrownBy(source::produceAll)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the producer has stopped before the end of the stream");
            assertThat(source.output().text()).isEqualTo("a");
            source.output().release();
            while (patient.warnings().isEmpty()) {
                patient.produce();
            }
            patient.output().release();
            sink.start();
            sink.push(sink.buffer("b"));
            patient.produce();
            assertThat(patient.output().text()).isEqualTo("b");
            patient.output().release();
        }
    }

    @Test
    void refusesASecondProducer() throws Exception {
        try (ElementHarness _ = sink().start()) {
            assertThatThrownBy(() -> sink().start()).hasMessageContaining("channel c is in use by");
        }
    }

    @Test
    void passesEventsAgainstTheFlow() throws Exception {
        try (ElementHarness sink = sink().start();
                ElementHarness source = source().start()) {
            Event.Qos qos = new Event.Qos(1, 2, 0.5);
            source.upstream(qos);

            assertThat(sink.sentUpstream()).containsExactly(qos);
        }
    }
}
