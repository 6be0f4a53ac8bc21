package io.parallax.memory.wire;

import io.parallax.api.event.Event;
import io.parallax.api.ipc.SlowPolicy;
import java.util.Map;

/// Writes messages.
public final class MessageWriter {
    /// Version of the protocol: a message of another one cannot be understood.
    public static final int MAJOR = 1;

    /// Version of the protocol: what was added since.
    public static final int MINOR = 0;

    /// Most bytes of a message.
    public static final int MOST_BYTES = 32 << 10;

    static final String IDENTIFIER = "PLXS";
    static final int KIND = 0;
    static final int BODY = 1;

    private MessageWriter() {}

    /// {@return a message in the form in which it crosses}
    /// @param message the message
    /// @throws IllegalArgumentException if it has more than [#MOST_BYTES]
    public static byte[] write(Message message) {
        byte[] bytes = TableWriter.write(IDENTIFIER, root(message));
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("a " + message.getClass().getSimpleName() + " message of " + bytes.length
                    + " bytes is too large to cross: the limit is " + MOST_BYTES);
        }
        return bytes;
    }

    private static TableSpec root(Message message) {
        return switch (message) {
            case Message.Hello(int major, int minor, boolean query, SlowPolicy slow) ->
                body(Kinds.HELLO, version(major, minor).put(2, query).put(3, Codes.of(slow)));
            case Message.Welcome(int major, int minor, String name, SlowPolicy slow, boolean upstream) ->
                body(
                        Kinds.WELCOME,
                        version(major, minor)
                                .put(2, name)
                                .put(3, Codes.of(slow))
                                .put(4, upstream));
            case Message.Refusal(int major, int minor, String reason) ->
                body(Kinds.REFUSAL, version(major, minor).put(2, reason));
            case Message.NewArena(int number) -> body(Kinds.NEW_ARENA, new TableSpec().put(0, number));
            case Message.Downstream(Event.Downstream event) -> downstream(event);
            case Message.Upstream(Event.Upstream event, int question) -> upstream(event, question);
            case Message.Answer(int question, boolean accepted) ->
                body(Kinds.ANSWER, new TableSpec().put(0, question).put(1, accepted));
            case Message.Open(Map<String, Object> fields) ->
                body(Kinds.OPEN, new TableSpec().putAll(0, Fields.write(fields)));
            case Message.Goodbye(String reason) -> body(Kinds.GOODBYE, new TableSpec().put(0, reason));
            case Message.Unknown(int kind) -> body(kind, new TableSpec());
        };
    }

    private static TableSpec body(int kind, TableSpec body) {
        return new TableSpec().put(KIND, (byte) kind).put(BODY, body);
    }

    private static TableSpec version(int major, int minor) {
        return new TableSpec().put(0, (short) major).put(1, (short) minor);
    }

    private static TableSpec downstream(Event.Downstream event) {
        return switch (event) {
            case Event.StreamStart start -> body(Kinds.STREAM_START, new TableSpec().put(0, start.streamId()));
            case Event.CapsChanged change ->
                body(Kinds.CAPS, new TableSpec().put(0, change.caps().toString()));
            case Event.SegmentStart segment ->
                body(
                        Kinds.SEGMENT,
                        range(segment.format(), segment.rate(), segment.start(), segment.stop())
                                .put(4, segment.base()));
            case Event.Tags tags -> body(Kinds.TAGS, new TableSpec().putAll(0, Fields.write(tags.tags())));
            case Event.Gap gap ->
                body(Kinds.GAP, new TableSpec().put(0, gap.pts()).put(1, gap.duration()));
            case Event.FlushStart _ -> body(Kinds.FLUSH_START, new TableSpec());
            case Event.FlushStop stop -> body(Kinds.FLUSH_STOP, new TableSpec().put(0, stop.resetTime()));
            case Event.EndOfStream _ -> body(Kinds.END_OF_STREAM, new TableSpec());
            case Event.Custom custom -> body(Kinds.CUSTOM, named(custom.name(), custom.fields()));
        };
    }

    private static TableSpec upstream(Event.Upstream event, int question) {
        return switch (event) {
            case Event.Seek seek ->
                body(
                        Kinds.SEEK,
                        range(seek.format(), seek.rate(), seek.start(), seek.stop())
                                .put(4, seek.flush())
                                .put(5, question));
            case Event.Qos qos ->
                body(
                        Kinds.QOS,
                        new TableSpec().put(0, qos.pts()).put(1, qos.lateness()).put(2, qos.proportion()));
            case Event.Latency latency -> body(Kinds.LATENCY, new TableSpec().put(0, latency.latency()));
            case Event.CustomUpstream custom -> body(Kinds.CUSTOM_UPSTREAM, named(custom.name(), custom.fields()));
        };
    }

    private static TableSpec range(Event.Format format, double rate, long start, long stop) {
        return new TableSpec()
                .put(0, Codes.of(format))
                .put(1, rate)
                .put(2, start)
                .put(3, stop);
    }

    private static TableSpec named(String name, Map<String, Object> fields) {
        return new TableSpec().put(0, name).putAll(1, Fields.write(fields));
    }
}
