package io.parallax.memory.stream;

import static io.parallax.memory.stream.StreamFixture.next;
import static io.parallax.memory.stream.StreamFixture.takeEvent;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.buffer.BufferFlags;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.SlowPolicy;
import io.parallax.api.ipc.StreamSubscriber;
import io.parallax.api.ipc.StreamSubscriber.Loss;
import io.parallax.api.ipc.StreamSubscriber.Next;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One subscriber takes nothing for a while, under each policy, beside seven that do.
class SlowPolicyTest {
    private static final int SLOTS = 40;
    private static final int BUFFERS = 500;

    @TempDir
    private Path folder;

    /// Takes all that comes until the end of the stream.
    private static final class Reader {
        final List<Long> numbers = new ArrayList<>();
        long missed;
        boolean unmarked;

        Reader read(StreamSubscriber from) {
            while (true) {
                Next next = next(from);
                if (next == Next.BUFFER) {
                    take(from.buffer());
                } else if (next == Next.LOST || from.event() instanceof Event.EndOfStream) {
                    return this;
                }
            }
        }

        private void take(Buffer buffer) {
            long number = buffer.bytes().get(JAVA_LONG_UNALIGNED, 0);
            long gap = numbers.isEmpty() ? number : number - numbers.getLast() - 1;
            missed += gap;
            unmarked |= (gap > 0) != buffer.metadata().has(BufferFlags.DISCONT);
            numbers.add(number);
            buffer.close();
        }
    }

    private static FutureTask<Reader> reading(StreamSubscriber from) {
        FutureTask<Reader> task = new FutureTask<>(() -> new Reader().read(from));
        Thread.ofPlatform().start(task);
        return task;
    }

    @ParameterizedTest
    @EnumSource(names = {"DROP_OLDEST", "DROP_NEWEST", "DISCONNECT"})
    void oneThatStandsStillHoldsUpNobody(SlowPolicy policy) throws Exception {
        try (StreamFixture fixture = StreamFixture.of(folder, SLOTS, SlowPolicy.BLOCK)) {
            StreamSubscriber slow = fixture.attach(policy);
            assertThat(slow.slow()).isEqualTo(policy);
            List<FutureTask<Reader>> fast = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                fast.add(reading(fixture.attach()));
            }
            fixture.publisher.awaitSubscribers(8, StreamFixture.SOON);
            fixture.send(BUFFERS);
            fixture.publisher.send(new Event.EndOfStream());
            for (FutureTask<Reader> each : fast) {
                Reader reader = each.get();
                assertThat(reader.numbers).hasSize(BUFFERS);
                assertThat(reader.missed).isZero();
            }

            Reader reader = new Reader().read(slow);

            assertThat(reader.unmarked)
                    .as("every gap is marked, and nothing else")
                    .isFalse();
            if (policy == SlowPolicy.DISCONNECT) {
                assertThat(next(slow)).isEqualTo(Next.LOST);
                Loss loss = Objects.requireNonNull(slow.lost());
                assertThat(loss).isEqualTo(new Loss(Loss.Kind.LEFT, "it did not keep up"));
                assertThat(fixture.publisher.stats().disconnected()).isEqualTo(1);
            } else {
                long dropped = fixture.publisher.stats().dropped();
                assertThat(dropped).isPositive().isEqualTo(BUFFERS - reader.numbers.size());
                boolean keepsNewest = reader.numbers.contains(BUFFERS - 1L);
                assertThat(keepsNewest).isEqualTo(policy == SlowPolicy.DROP_OLDEST);
            }
        }
    }

    @Test
    void nothingIsLostToOneThatIsWaitedFor() throws Exception {
        try (StreamFixture fixture = StreamFixture.of(folder, 4, SlowPolicy.BLOCK)) {
            StreamSubscriber slow = fixture.attach();
            FutureTask<Reader> fast = reading(fixture.attach());
            fixture.publisher.awaitSubscribers(2, StreamFixture.SOON);
            FutureTask<Boolean> sender = new FutureTask<>(() -> {
                fixture.send(BUFFERS);
                fixture.publisher.send(new Event.EndOfStream());
                return true;
            });
            Thread.ofPlatform().start(sender);
            StreamFixture.await(
                    "a full pool",
                    () -> fixture.pool.stats().waits() > 0
                            || fixture.pool.stats().free() == 0);

            Reader reader = new Reader().read(slow);

            assertThat(sender.get()).isTrue();
            assertThat(reader.numbers).hasSize(BUFFERS).isEqualTo(fast.get().numbers);
            assertThat(reader.missed).isZero();
        }
    }

    @Test
    void nobodyMakesAPublisherWaitThatDoesNot() {
        try (StreamFixture fixture = StreamFixture.of(folder, 8, SlowPolicy.DROP_OLDEST)) {
            assertThat(fixture.attach(SlowPolicy.BLOCK).slow()).isEqualTo(SlowPolicy.DROP_OLDEST);
            assertThat(fixture.attach(SlowPolicy.DISCONNECT).slow()).isEqualTo(SlowPolicy.DISCONNECT);
        }
    }

    @Test
    void eventsAreNeverDropped() throws Exception {
        try (StreamFixture fixture = StreamFixture.of(folder, 8, SlowPolicy.DROP_NEWEST)) {
            StreamSubscriber slow = fixture.attach();
            fixture.publisher.awaitSubscribers(1, StreamFixture.SOON);
            for (int i = 0; i < 200; i++) {
                fixture.publisher.send(new Event.Gap(i, 1));
                fixture.send(1);
            }
            for (int i = 0; i < 200; ) {
                if (next(slow) == Next.BUFFER) {
                    slow.buffer().close();
                } else {
                    assertThat(slow.event()).isEqualTo(new Event.Gap(i, 1));
                    i++;
                }
            }
        }
    }

    @Test
    void aStreamGoesOnAfterItsEndWasFlushed() throws Exception {
        try (StreamFixture fixture = StreamFixture.of(folder)) {
            StreamSubscriber subscriber = fixture.attach();
            fixture.publisher.awaitSubscribers(1, StreamFixture.SOON);
            fixture.publisher.send(new Event.EndOfStream());
            assertThat(takeEvent(subscriber)).isEqualTo(new Event.EndOfStream());
            fixture.publisher.send(new Event.FlushStart(0));
            fixture.publisher.send(new Event.FlushStop(false));
            fixture.send(1);
            assertThat(takeEvent(subscriber)).isEqualTo(new Event.FlushStart(0));
            assertThat(takeEvent(subscriber)).isEqualTo(new Event.FlushStop(false));
            assertThat(StreamFixture.takeBuffer(subscriber)).isZero();
        }
    }
}
