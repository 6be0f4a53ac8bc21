package io.parallax.memory.ipc;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parallax.api.buffer.Buffer;
import io.parallax.memory.layout.ArenaHeader;
import io.parallax.memory.layout.DescriptorRing;
import io.parallax.memory.layout.RingEntry;
import io.parallax.memory.os.Descriptor;
import io.parallax.memory.os.EventFd;
import io.parallax.memory.os.Mapping;
import io.parallax.memory.os.MemFd;
import io.parallax.memory.os.OpenFiles;
import io.parallax.memory.os.SocketType;
import io.parallax.memory.os.UnixSocket;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An owner that sends what it likes. The member refuses it with a reason, before or after attaching, and keeps
/// nothing.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileOwnerTest {
    private static final int ENTRIES = 8;
    private static final int SLOTS = 4;
    private static final long DATA = 4096;
    private static final ArenaHeader HEADER = new ArenaHeader(1, 2, 3, DATA, 1000, 1024, SLOTS, ENTRIES, 1, "evil");

    private final MemFd data = MemFd.create("parallax:data", DATA);
    private final MemFd control = MemFd.create("parallax:control", ArenaHeader.controlBytes(ENTRIES));
    private final Mapping dataMapping = data.map();
    private final Mapping controlMapping = control.map();
    private final EventFd bell = EventFd.create();
    private final MemorySegment header = controlMapping.bytes();
    private final RingEntry entry = new RingEntry();
    private UnixSocket.Pair sockets = UnixSocket.pair(SocketType.MESSAGES);
    private long descriptorsBefore;
    private long mappingsBefore;

    @BeforeEach
    void write() throws IOException {
        data.seal();
        HEADER.write(header);
        control.sealSize();
        welcome();
        attach().close(); // loads every class that keeps a file open
        descriptorsBefore = OpenFiles.descriptors();
        mappingsBefore = OpenFiles.mappings();
    }

    @AfterEach
    void keepsNothing() throws IOException {
        sockets.one().close();
        sockets.other().close();
        assertThat(OpenFiles.descriptors()).isEqualTo(descriptorsBefore - 1);
        assertThat(OpenFiles.mappings()).isEqualTo(mappingsBefore);
        controlMapping.close();
        dataMapping.close();
        control.close();
        data.close();
        bell.close();
    }

    private void welcome() {
        send(new Greeting(Greeting.WELCOME, "").encode(), data.descriptor(), control.descriptor(), bell.descriptor());
    }

    private void send(byte[] bytes, Descriptor... descriptors) {
        sockets.one().close();
        sockets.other().close();
        sockets = UnixSocket.pair(SocketType.MESSAGES);
        sockets.one().send(bytes, descriptors);
    }

    private ArenaMember attach() {
        return ArenaMember.attach(sockets.other(), new MemberOptions(Duration.ofSeconds(30), 1));
    }

    private void isRefused(String reason) {
        assertThatExceptionOfType(ArenaException.class).isThrownBy(this::attach).withMessageContaining(reason);
    }

    @Test
    void isRefusedWithWrongDescriptors() {
        byte[] greeting = new Greeting(Greeting.WELCOME, "").encode();
        send(greeting);
        isRefused("sent 0 descriptors, not 3");
        send(greeting, data.descriptor(), control.descriptor());
        isRefused("sent 2 descriptors, not 3");
        send(greeting, control.descriptor(), control.descriptor(), bell.descriptor());
        isRefused("data file: the memfd that was received lacks seals");
        send(greeting, bell.descriptor(), control.descriptor(), bell.descriptor());
        isRefused("data file: what was received is no memfd");
        send(greeting, data.descriptor(), bell.descriptor(), bell.descriptor());
        isRefused("control file: what was received is no memfd");
        send(greeting, data.descriptor(), data.descriptor(), bell.descriptor());
        assertThatExceptionOfType(io.parallax.api.memory.MemoryException.class).isThrownBy(this::attach);
    }

    @Test
    void isRefusedWithFourDescriptors() {
        send(
                new Greeting(Greeting.WELCOME, "").encode(),
                data.descriptor(),
                control.descriptor(),
                bell.descriptor(),
                bell.descriptor());

        assertThatExceptionOfType(io.parallax.api.memory.MemoryException.class)
                .isThrownBy(this::attach)
                .withMessageContaining("more than 3 descriptors");
    }

    @Test
    void isRefusedWithAnotherGreeting() {
        send(new byte[] {1, 2, 3}, data.descriptor(), control.descriptor(), bell.descriptor());
        isRefused("no arena");
        byte[] newer = new Greeting(Greeting.WELCOME, "").encode();
        newer[10] = 9;
        send(newer, data.descriptor(), control.descriptor(), bell.descriptor());
        isRefused("speaks version 9");
        send(new Greeting(Greeting.REFUSED, "no room").encode());
        isRefused("refused this member: no room");
        send(new Greeting(77, "").encode(), data.descriptor(), control.descriptor(), bell.descriptor());
        isRefused("refused");
    }

    @Test
    void isRefusedWhenItHangsUpOrSaysNothing() {
        send(new byte[1]);
        sockets.one().close();
        sockets.other().close();
        sockets = UnixSocket.pair(SocketType.MESSAGES);
        sockets.one().close();
        isRefused("hung up");
        sockets.other().close();

        sockets = UnixSocket.pair(SocketType.MESSAGES);
        assertThatExceptionOfType(ArenaException.class)
                .isThrownBy(() -> ArenaMember.attach(sockets.other(), new MemberOptions(Duration.ofMillis(1), 1)))
                .withMessageContaining("did not answer");
    }

    @Test
    void isRefusedWithAWrongHeader() {
        header.set(JAVA_INT, 0, 0);
        welcome();
        isRefused("magic");
        HEADER.write(header);
        header.set(JAVA_INT, 68, 1 << 16);
        welcome();
        isRefused("rings");
        HEADER.write(header);
        header.set(JAVA_INT, 64, SLOTS + 1);
        welcome();
        isRefused("do not lie in");
    }

    @Test
    void isCaughtWhenItLeadsOutsideASlot() {
        long[][] outside = {
            {SLOTS, 0, 1}, {0, 1000, 1}, {0, 0, 1001}, {3, 0xFFFF_FFFFL, 0xFFFF_FFFFL}, {0xFF_FFFF, 0, 0}
        };
        for (long[] one : outside) {
            isBroken(RingEntry.BUFFER, one);
        }
        isBroken(RingEntry.SMALL, new long[] {0, 0, 65});
        isBroken(RingEntry.SMALL, new long[] {0, 0, 0xFFFF_FFFFL});
        isBroken(4, new long[] {0, 0, 1});
        isBroken(0, new long[] {0, 0, 1});
    }

    private void isBroken(int kind, long[] slotStartSize) {
        header.asSlice(ArenaHeader.BYTES).fill((byte) 0);
        welcome();
        try (ArenaMember member = attach()) {
            entry.refer(kind, (int) slotStartSize[0], slotStartSize[1], slotStartSize[2]);
            new DescriptorRing(header, ENTRIES).write(0, entry);

            assertThat(member.take(Duration.ofSeconds(30))).isNull();

            assertThat(requireNonNull(member.end()).kind()).isEqualTo(StreamEnd.Kind.BROKEN);
            assertThat(member.poll()).isNull();
        }
    }

    @Test
    void doesNoHarmWithAnythingItWritesBeforeAttaching() {
        Random random = new Random(1);
        int attached = 0;
        for (int round = 0; round < 500; round++) {
            HEADER.write(header);
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                header.set(JAVA_BYTE, random.nextLong(164), (byte) random.nextInt());
            }
            welcome();
            try (ArenaMember member = attach()) {
                attached++;
                assertThat(member.poll()).isNull();
            } catch (ArenaException e) {
                assertThat(e).hasMessageContaining("the arena is refused: ");
            }
        }
        assertThat(attached).isBetween(1, 499);
    }

    @Test
    void doesNoHarmWithAnythingItWritesAfterwards() {
        Random random = new Random(2);
        DescriptorRing ring = new DescriptorRing(header, ENTRIES);
        int read = 0;
        for (int round = 0; round < 300; round++) {
            HEADER.write(header);
            header.asSlice(ArenaHeader.BYTES).fill((byte) 0);
            welcome();
            try (ArenaMember member = attach()) {
                for (long position = 0; position < 30 && member.end() == null; position++) {
                    int kind = random.nextInt(20) == 0 ? random.nextInt(256) : 1 + 2 * random.nextInt(2);
                    long size = random.nextLong(kind == RingEntry.SMALL ? 70 : 500);
                    entry.refer(kind, random.nextInt(SLOTS + 1), random.nextLong(1100), size);
                    ring.write(position, entry);
                    if (random.nextInt(3) == 0) {
                        header.set(JAVA_BYTE, random.nextLong(header.byteSize()), (byte) random.nextInt());
                    }
                    try (Buffer buffer = member.poll()) {
                        read += buffer == null ? 0 : 1 + buffer.bytes().toArray(JAVA_BYTE).length % 2;
                    }
                }
            }
        }
        assertThat(read).isPositive();
    }
}
