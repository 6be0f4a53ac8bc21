package io.parallax.memory.ipc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.buffer.Buffer;
import io.parallax.memory.os.OpenFiles;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// Payloads of up to 64 bytes cross beside their descriptor, and hold no slot.
class SmallPayloadTest extends ArenaFixture {
    private Buffer numbered(int number, long size) {
        Buffer buffer = publish(number, size);
        buffer.metadata().sequence(number).pts(2L * number).flags(3);
        return buffer;
    }

    @Test
    void carriesBytesAndMetadataOfEverySize() {
        Joined joined = join();
        for (int size = 0; size <= 66; size++) {
            assertThat(joined.seat().give(numbered(size, size))).isEqualTo(Delivery.SENT);
            assertThat(pool.stats().free()).isEqualTo(size <= 64 ? 4 : 3);

            try (Buffer buffer = requireNonNull(joined.member().take(LIMIT))) {
                assertThat(buffer.bytes().toArray(JAVA_BYTE)).hasSize(size).containsOnly(bytes(size));
                assertThat(buffer.metadata().sequence()).isEqualTo(size);
                assertThat(buffer.metadata().pts()).isEqualTo(2L * size);
                assertThat(buffer.metadata().flags()).isEqualTo(3);
            }
        }
        joined.member().close();
    }

    private static byte[] bytes(int size) {
        return size == 0 ? new byte[0] : new byte[] {(byte) size};
    }

    @Test
    void carriesAPartOfALargerBuffer() {
        Joined joined = join();
        Buffer whole = publish(1, 200);
        whole.writable().set(JAVA_BYTE, 101, (byte) 9);
        Buffer part = whole.view(100, 3);
        whole.close();
        assertThat(joined.seat().give(part)).isEqualTo(Delivery.SENT);

        try (Buffer buffer = requireNonNull(joined.member().take(LIMIT))) {
            assertThat(buffer.bytes().toArray(JAVA_BYTE)).containsExactly(1, 9, 1);
        }
        assertThat(pool.stats().free()).isEqualTo(4);
        joined.member().close();
    }

    @Test
    void cannotBeWrittenAndNamesItsPoolWhenReleased() {
        Joined joined = join();
        send(joined.seat(), numbered(1, 8));
        Buffer buffer = requireNonNull(joined.member().take(LIMIT));

        assertThat(buffer.isWritable()).isFalse();
        assertThat(buffer.isNativeSafe()).isTrue();
        assertThat(buffer.bytes().isReadOnly()).isTrue();
        assertThatIllegalStateException().isThrownBy(buffer::writable).withMessageContaining("another process");
        buffer.close();
        assertThatIllegalStateException().isThrownBy(buffer::bytes).withMessageContaining("pool=test");
        joined.member().close();
    }

    @Test
    void leavesTheSendersBufferWritable() {
        Joined joined = join();
        Buffer sent = numbered(1, 8);
        assertThat(joined.seat().send(sent)).isEqualTo(Delivery.SENT);
        assertThat(sent.isWritable()).isTrue();
        sent.writable().fill((byte) 2);
        assertThat(joined.seat().send(sent)).isEqualTo(Delivery.SENT);
        sent.close();

        for (byte value = 1; value <= 2; value++) {
            try (Buffer buffer = requireNonNull(joined.member().take(LIMIT))) {
                assertThat(buffer.bytes().toArray(JAVA_BYTE)).hasSize(8).containsOnly(value);
            }
        }
        joined.member().close();
    }

    /// What a reader keeps is its own affair: the owner's ring goes on.
    @Test
    void keepsEachOfManyForAsLongAsTheReaderLikes() throws Exception {
        long mappings = OpenFiles.mappings();
        Joined joined = join();
        Deque<Buffer> kept = new ArrayDeque<>();
        for (int number = 0; number < 1000; number++) {
            assertThat(joined.seat().give(numbered(number % 100, 1 + number % 64)))
                    .isEqualTo(Delivery.SENT);
            Buffer buffer = requireNonNull(joined.member().take(LIMIT));
            assertThat(joined.member().poll()).isNull();
            kept.add(buffer);
            if (number % 3 == 0) {
                kept.removeFirst().close();
            }
        }
        joined.member().close();
        owner.close(); // the memory of small payloads is the reader's

        for (Buffer buffer : kept) {
            assertThat(buffer.bytes().toArray(JAVA_BYTE))
                    .containsOnly((byte) buffer.metadata().sequence());
        }
        kept.forEach(Buffer::close);
        assertThat(owner.awaitNoMembers(LIMIT)).isTrue();
        assertThat(OpenFiles.mappings()).isEqualTo(mappings);
    }

    @Test
    void givesRoomBackSeveralAtOnce() {
        Joined joined = join();
        for (int number = 0; number < 7; number++) {
            assertThat(joined.seat().give(numbered(number, 8))).isEqualTo(Delivery.SENT);
        }
        Buffer more = numbered(7, 8);
        assertThat(joined.seat().give(more)).isEqualTo(Delivery.FULL);
        assertThat(more.isOpen()).isTrue();

        requireNonNull(joined.member().take(LIMIT)).close();
        requireNonNull(joined.member().take(LIMIT)).close();

        assertThat(joined.seat().give(more)).isEqualTo(Delivery.SENT);
        for (int number = 2; number < 8; number++) {
            try (Buffer buffer = requireNonNull(joined.member().take(LIMIT))) {
                assertThat(buffer.metadata().sequence()).isEqualTo(number);
            }
        }
        assertThat(joined.member().poll()).isNull();
        assertThat(joined.seat().references()).isZero();
        joined.member().close();
    }

    @Test
    void keepsTheOrderBetweenSmallAndLarge() throws Exception {
        Joined joined = join();
        int count = 50_000;
        FutureTask<Integer> reader = new FutureTask<>(() -> {
            for (int number = 0; number < count; number++) {
                try (Buffer buffer = requireNonNull(joined.member().take(LIMIT))) {
                    byte value = (byte) number;
                    if (buffer.metadata().sequence() != number
                            || buffer.size() != size(number)
                            || buffer.bytes().get(JAVA_BYTE, size(number) - 1) != value) {
                        return number;
                    }
                }
            }
            return count;
        });
        Thread.ofPlatform().start(reader);
        for (int number = 0; number < count; number++) {
            try (var loan = requireNonNull(pool.loan(LIMIT), "not woken")) {
                loan.bytes().fill((byte) number);
                Buffer buffer = loan.publish(size(number));
                buffer.metadata().sequence(number);
                while (joined.seat().give(buffer) == Delivery.FULL) {
                    assertThat(joined.seat().awaitRoom(LIMIT)).as("woken").isTrue();
                }
            }
        }

        assertThat(reader.get()).isEqualTo(count);
        joined.member().close();
    }

    private static long size(int number) {
        return 1 + (number * 31L) % 130;
    }
}
