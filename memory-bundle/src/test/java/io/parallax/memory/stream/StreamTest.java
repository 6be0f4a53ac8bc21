package io.parallax.memory.stream;

import static io.parallax.memory.stream.StreamFixture.next;
import static io.parallax.memory.stream.StreamFixture.takeBuffer;
import static io.parallax.memory.stream.StreamFixture.takeEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.MetadataKey;
import io.parallax.api.caps.Caps;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.LinkException;
import io.parallax.api.ipc.PublisherConfig;
import io.parallax.api.ipc.StreamPublisher;
import io.parallax.api.ipc.StreamSubscriber;
import io.parallax.api.ipc.StreamSubscriber.Loss;
import io.parallax.api.ipc.StreamSubscriber.Next;
import io.parallax.api.memory.LoanedSlot;
import io.parallax.api.memory.MemoryPool;
import io.parallax.api.memory.PoolConfig;
import io.parallax.memory.HeapPoolProvider;
import io.parallax.memory.SharedPoolProvider;
import io.parallax.memory.os.OpenFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTest {
    private static final Caps CAPS = Caps.parse("video/x-raw, width=64");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {16, 1000})
    void bringsBuffersAndEventsInOrder(int size) throws InterruptedException {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            StreamSubscriber subscriber = fixture.attach();
            assertThat(fixture.publisher.awaitSubscribers(1, StreamFixture.SOON))
                    .isTrue();
            for (int round = 0; round < 100; round++) {
                fixture.publisher.send(new Event.Gap(round, 1));
                fixture.send(fixture.pool, size);

                assertThat(takeEvent(subscriber)).isEqualTo(new Event.Gap(round, 1));
                assertThat(takeBuffer(subscriber)).isEqualTo(round);
            }
        }
    }

    @Test
    void readsBytesWhereTheyWereWritten() throws InterruptedException {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            StreamSubscriber subscriber = fixture.attach();
            fixture.publisher.awaitSubscribers(1, StreamFixture.SOON);
            fixture.send(3);
            assertThat(takeBuffer(subscriber)).isZero();
            assertThat(fixture.publisher.stats().moved()).isZero();
            assertThat(fixture.publisher.stats().sent()).isEqualTo(3);
        }
    }

    @Test
    void movesBuffersOfPrivateMemoryOnceForAll() throws InterruptedException {
        try (StreamFixture fixture = StreamFixture.of(folder);
                MemoryPool heap = new HeapPoolProvider().create(new PoolConfig("heap", 4096, 4))) {
            List<StreamSubscriber> three = List.of(fixture.attach(), fixture.attach(), fixture.attach());
            fixture.publisher.awaitSubscribers(3, StreamFixture.SOON);
            fixture.send(heap, 1000);
            fixture.send(fixture.pool, 1000);
            fixture.send(heap, 1000);

            for (StreamSubscriber one : three) {
                assertThat(List.of(takeBuffer(one), takeBuffer(one), takeBuffer(one)))
                        .containsExactly(0L, 1L, 2L);
            }
            assertThat(fixture.publisher.stats().moved()).isEqualTo(2);
            assertThat(fixture.publisher.stats().movedBytes()).isEqualTo(2000);
        }
    }

    @Test
    void followsTheStreamFromPoolToPool() throws InterruptedException {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            StreamSubscriber subscriber = fixture.attach();
            fixture.publisher.awaitSubscribers(1, StreamFixture.SOON);
            for (int round = 0; round < 30; round++) {
                try (MemoryPool other = new SharedPoolProvider().create(new PoolConfig("other", 9000, 4))) {
                    fixture.send(other, 8000);
                    fixture.send(fixture.pool, 1000);
                    assertThat(takeBuffer(subscriber)).isEqualTo(2L * round);
                    assertThat(takeBuffer(subscriber)).isEqualTo(2L * round + 1);
                }
            }
        }
    }

    @Test
    void tellsALateOneWhatTheStreamIs() throws InterruptedException {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            Event.SegmentStart segment = Event.SegmentStart.open(Event.Format.TIME);
            fixture.publisher.send(new Event.StreamStart("s1"));
            fixture.publisher.send(new Event.CapsChanged(CAPS));
            fixture.publisher.send(segment);
            fixture.publisher.send(new Event.Tags(Map.of("title", "one", "year", 1999)));
            fixture.publisher.send(new Event.Tags(Map.of("title", "two")));
            fixture.publisher.send(new Event.Gap(1, 2));
            fixture.send(5);

            StreamSubscriber subscriber = fixture.attach();
            fixture.publisher.awaitSubscribers(1, StreamFixture.SOON);
            fixture.send(1);

            assertThat(takeEvent(subscriber)).isEqualTo(new Event.StreamStart("s1"));
            assertThat(takeEvent(subscriber)).isEqualTo(new Event.CapsChanged(CAPS));
            assertThat(takeEvent(subscriber)).isEqualTo(segment);
            assertThat(takeEvent(subscriber)).isEqualTo(new Event.Tags(Map.of("title", "two", "year", 1999)));
            assertThat(takeBuffer(subscriber)).isEqualTo(5);
        }
    }

    @Test
    void answersWhatTheStreamCarries() throws InterruptedException {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            String path = fixture.path.toString();
            assertThat(fixture.links.queryCaps(path, StreamFixture.SOON)).isEqualTo(Caps.ANY);
            fixture.publisher.send(new Event.CapsChanged(CAPS));
            assertThat(fixture.links.queryCaps(path, StreamFixture.SOON)).isEqualTo(CAPS);
            assertThat(fixture.publisher.stats().joined()).isZero();
        }
    }

    @Test
    void tellsTheEndOfTheStreamFromTheEndOfThePublisher() throws InterruptedException {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            StreamSubscriber subscriber = fixture.attach();
            fixture.publisher.awaitSubscribers(1, StreamFixture.SOON);
            fixture.send(2);
            fixture.publisher.send(new Event.EndOfStream());
            fixture.publisher.close();

            assertThat(takeBuffer(subscriber)).isZero();
            assertThat(takeBuffer(subscriber)).isEqualTo(1);
            assertThat(takeEvent(subscriber)).isEqualTo(new Event.EndOfStream());
            assertThat(next(subscriber)).isEqualTo(Next.LOST);
            assertThat(Objects.requireNonNull(subscriber.lost()).kind()).isEqualTo(Loss.Kind.LEFT);
        }
    }

    @Test
    void bringsEventsAgainstTheFlow() throws InterruptedException {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            StreamSubscriber subscriber = fixture.attach();
            List<Event.Upstream> events = List.of(
                    new Event.Qos(1, 2, 0.5),
                    new Event.Latency(7),
                    new Event.CustomUpstream("zoom", Map.of("factor", 2.5, "names", List.of("a", "b"))));
            events.forEach(event -> assertThat(subscriber.send(event)).isTrue());
            Event.Seek seek = Event.Seek.to(Event.Format.TIME, 5);
            assertThat(subscriber.seek(seek, StreamFixture.SOON)).isTrue();
            fixture.accepts = false;
            assertThat(subscriber.seek(seek, StreamFixture.SOON)).isFalse();

            assertThat(fixture.upstream).startsWith(events.toArray(Event.Upstream[]::new));
            assertThat(fixture.upstream).hasSize(5).contains(seek);
        }
    }

    @Test
    void leavesOutWhatAFlushHasMadeUseless() throws Exception {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            StreamSubscriber subscriber = fixture.attach();
            fixture.publisher.awaitSubscribers(1, StreamFixture.SOON);
            fixture.send(2);
            assertThat(takeBuffer(subscriber)).isZero();
            fixture.publisher.send(new Event.FlushStart(0));
            fixture.publisher.send(new Event.FlushStop(false));
            fixture.send(1);
            // the answer comes behind the start of the flush
            assertThat(subscriber.seek(Event.Seek.to(Event.Format.TIME, 5), StreamFixture.SOON))
                    .isTrue();

            assertThat(takeEvent(subscriber)).isEqualTo(new Event.FlushStart(0));
            assertThat(takeEvent(subscriber)).isEqualTo(new Event.FlushStop(false));
            assertThat(takeBuffer(subscriber)).isEqualTo(2);
        }
    }

    @Test
    void bringsOpenMetadata() throws InterruptedException {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            StreamSubscriber subscriber = fixture.attach();
            fixture.publisher.awaitSubscribers(1, StreamFixture.SOON);
            MetadataKey<Integer> key = new MetadataKey<>("org.example.exposure", Integer.class);
            try (LoanedSlot slot = fixture.pool.loan();
                    Buffer buffer = slot.publish(100)) {
                buffer.metadata().put(key, 42);
                fixture.publisher.send(buffer);
            }
            assertThat(next(subscriber)).isEqualTo(Next.BUFFER);
            try (Buffer buffer = subscriber.buffer()) {
                assertThat(buffer.metadata().get(key)).isEqualTo(42);
            }
        }
    }

    @Test
    void givesEverythingBackWhenSubscribersLeave() throws Exception {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            StreamSubscriber first = fixture.attach();
            fixture.publisher.awaitSubscribers(1, StreamFixture.SOON);
            fixture.send(1);
            takeBuffer(first);
            long before = OpenFiles.descriptors();
            for (int round = 0; round < 20; round++) {
                StreamSubscriber subscriber = fixture.attach();
                fixture.publisher.awaitSubscribers(2, StreamFixture.SOON);
                fixture.send(2);
                takeBuffer(first);
                takeBuffer(first);
                takeBuffer(subscriber);
                subscriber.close();
                StreamFixture.await("leaving", () -> fixture.publisher.stats().subscribers() == 1);
            }
            StreamFixture.await("slots", () -> fixture.pool.stats().inUse() == 0);
            StreamFixture.await("descriptors", () -> OpenFiles.descriptors() == before);
        }
        assertThat(Files.exists(folder.resolve("stream"))).isFalse();
    }

    @Test
    void saysThatNobodyPublishes() {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            String path = folder.resolve("nothing").toString();
            assertThatThrownBy(() -> fixture.links.attach(path, null, Duration.ofSeconds(1)))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("nobody publishes " + path);
        }
    }

    @Test
    void refusesAPlaceThatIsInUse() {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            PublisherConfig same = new PublisherConfig(fixture.path.toString());
            StreamPublisher.Listener nobody = new StreamPublisher.Listener() {};
            assertThatThrownBy(() -> fixture.links.publish(same, nobody))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining(
                            "in use by pid " + ProcessHandle.current().pid());
        }
    }
}
