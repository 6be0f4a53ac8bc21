package io.parallax.memory.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.Fraction;
import io.parallax.api.event.Event;
import io.parallax.api.ipc.SlowPolicy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {
    private static final int BENT = Boolean.getBoolean("parallax.long") ? 10_000_000 : 100_000;

    private static final Map<String, Object> FIELDS = Map.of(
            "title",
            "überall",
            "year",
            1999,
            "long",
            1L << 40,
            "ratio",
            0.25,
            "on",
            true,
            "rate",
            new Fraction(30_000, 1001),
            "caps",
            Caps.parse("audio/x-raw, rate=48000"),
            "list",
            List.of("a", 2, List.of(3.5)));

    static List<Message> messages() {
        List<Message> all = new ArrayList<>(List.of(
                new Message.Hello(1, 0, true, SlowPolicy.DROP_OLDEST),
                new Message.Hello(1, 0, false, null),
                new Message.Welcome(1, 7, "cam", SlowPolicy.BLOCK, true),
                new Message.Refusal(2, 0, "no"),
                new Message.NewArena(3),
                new Message.Answer(9, true),
                new Message.Open(FIELDS),
                new Message.Goodbye(""),
                new Message.Unknown(40)));
        List<Event.Downstream> down = List.of(
                new Event.StreamStart("s"),
                new Event.CapsChanged(Caps.parse("video/x-raw(memory:Shared), width=640, height=480")),
                new Event.SegmentStart(Event.Format.TIME, -2.5, 1, Long.MIN_VALUE, 3),
                new Event.SegmentStart(Event.Format.BYTES, 1, 0, 10, 0),
                new Event.Tags(FIELDS),
                new Event.Gap(1, 2),
                new Event.FlushStart(0),
                new Event.FlushStop(true),
                new Event.EndOfStream(),
                new Event.Custom("c", FIELDS));
        List<Event.Upstream> up = List.of(
                new Event.Seek(Event.Format.TIME, 2.0, 3, 4, true),
                new Event.Qos(1, -2, 0.5),
                new Event.Latency(3),
                new Event.CustomUpstream("c", Map.of()));
        down.forEach(event -> all.add(new Message.Downstream(event)));
        up.forEach(event -> all.add(new Message.Upstream(event, event instanceof Event.Seek ? 7 : 0)));
        return all;
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsBackWhatWasWritten(Message message) {
        assertThat(MessageReader.read(MessageWriter.write(message))).isEqualTo(message);
    }

    @Test
    void leavesOutValuesThatCannotCross() {
        Message tags = new Message.Downstream(new Event.Tags(Map.of("object", new Object(), "a", 1)));

        assertThat(MessageReader.read(MessageWriter.write(tags)))
                .isEqualTo(new Message.Downstream(new Event.Tags(Map.of("a", 1))));
    }

    @Test
    void refusesToWriteWhatIsTooLarge() {
        Message large = new Message.Goodbye("x".repeat(MessageWriter.MOST_BYTES));

        assertThatThrownBy(() -> MessageWriter.write(large)).hasMessageContaining("too large to cross");
    }

    @Test
    void passesOverFieldsOfANewerVersion() {
        TableSpec body = new TableSpec()
                .put(0, (short) 1)
                .put(1, (short) 99)
                .put(2, "cam")
                .put(20, "what is this")
                .put(21, new TableSpec().put(0, 1L));
        byte[] bytes = TableWriter.write(
                "PLXS",
                new TableSpec().put(0, (byte) Kinds.WELCOME).put(1, body).put(2, 3L));

        assertThat(MessageReader.read(bytes)).isEqualTo(new Message.Welcome(1, 99, "cam", null, false));
    }

    @Test
    void refusesEveryMessageThatIsCutShort() {
        for (Message message : messages()) {
            byte[] bytes = MessageWriter.write(message);
            byte[] cut = Arrays.copyOf(bytes, bytes.length / 2);
            assertThatThrownBy(() -> MessageReader.read(cut))
                    .as("%s", message)
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("byte");
        }
    }

    @Test
    void refusesWhatIsNoMessage() {
        assertThatThrownBy(() -> MessageReader.read(new byte[0])).hasMessageContaining("no whole header");
        assertThatThrownBy(() -> MessageReader.read("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("not 'PLXS' at byte 4");
    }

    @Test
    void refusesTablesThatReferToEachOtherWithoutEnd() {
        byte[] bytes = MessageWriter.write(new Message.Open(Map.of("list", List.of(List.of(1), 2, 3))));
        int refused = 0;
        for (int at = 8; at + 4 <= bytes.length; at += 4) {
            for (int to = 0; to < bytes.length; to += 4) {
                byte[] bent = bytes.clone();
                ByteBuffer.wrap(bent).order(ByteOrder.LITTLE_ENDIAN).putInt(at, to - at);
                refused += readOrRefuse(bent) ? 0 : 1;
            }
        }
        assertThat(refused).isPositive();
    }

    /// Whatever the bytes: a message, or a refusal that says where.
    @Test
    void survivesBentBytes() {
        List<byte[]> good = messages().stream().map(MessageWriter::write).toList();
        Random random = new Random(1);
        int read = 0;
        for (int i = 0; i < BENT; i++) {
            byte[] bent = good.get(random.nextInt(good.size())).clone();
            for (int bends = random.nextInt(4); bends >= 0; bends--) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt();
            }
            if (random.nextInt(8) == 0) {
                bent = Arrays.copyOf(bent, random.nextInt(bent.length + 8));
            }
            read += readOrRefuse(bent) ? 1 : 0;
        }
        assertThat(read).isBetween(1, BENT - 1);
    }

    private static boolean readOrRefuse(byte[] bytes) {
        try {
            assertThat(MessageReader.read(bytes)).isNotNull();
            return true;
        } catch (WireException e) {
            assertThat(e).hasMessageContaining("byte");
            return false;
        }
    }
}
