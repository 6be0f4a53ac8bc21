package io.parallax.memory.wire;

import io.parallax.api.event.Event;
import io.parallax.api.time.ClockTime;

/// Reads messages that come from another process. All of a message that is known here is checked before any of it is
/// used.
public final class MessageReader {
    private MessageReader() {}

    /// {@return the message}
    /// @param bytes what came
    /// @throws WireException if they are malformed
    public static Message read(byte[] bytes) {
        TableReader root = TableReader.root(MessageWriter.IDENTIFIER, bytes);
        int kind = root.u8(MessageWriter.KIND, 0);
        TableReader body = root.table(MessageWriter.BODY);
        if (kind == 0 || body == null) {
            throw root.refuse("a message without content");
        }
        return read(kind, body);
    }

    private static Message read(int kind, TableReader body) {
        return switch (kind) {
            case Kinds.HELLO ->
                new Message.Hello(body.u16(0, 0), body.u16(1, 0), body.flag(2, false), Codes.policy(body.u8(3, 0)));
            case Kinds.WELCOME ->
                new Message.Welcome(
                        body.u16(0, 0),
                        body.u16(1, 0),
                        body.textOrEmpty(2),
                        Codes.policy(body.u8(3, 0)),
                        body.flag(4, false));
            case Kinds.REFUSAL -> new Message.Refusal(body.u16(0, 0), body.u16(1, 0), body.textOrEmpty(2));
            case Kinds.NEW_ARENA -> new Message.NewArena(body.i32(0, 0));
            case Kinds.ANSWER -> new Message.Answer(body.i32(0, 0), body.flag(1, false));
            case Kinds.OPEN -> new Message.Open(Fields.read(body.tables(0)));
            case Kinds.GOODBYE -> new Message.Goodbye(body.textOrEmpty(0));
            case Kinds.SEEK, Kinds.QOS, Kinds.LATENCY, Kinds.CUSTOM_UPSTREAM -> upstream(kind, body);
            default -> downstream(kind, body);
        };
    }

    private static Message downstream(int kind, TableReader body) {
        Event.Downstream event = switch (kind) {
            case Kinds.STREAM_START -> new Event.StreamStart(body.textOrEmpty(0));
            case Kinds.CAPS -> new Event.CapsChanged(Fields.caps(body, 0));
            case Kinds.SEGMENT ->
                new Event.SegmentStart(
                        format(body), rate(body), body.i64(2, 0), body.i64(3, ClockTime.NONE), body.i64(4, 0));
            case Kinds.TAGS -> new Event.Tags(Fields.read(body.tables(0)));
            case Kinds.GAP -> new Event.Gap(body.i64(0, 0), body.i64(1, 0));
            case Kinds.FLUSH_START -> new Event.FlushStart(0);
            case Kinds.FLUSH_STOP -> new Event.FlushStop(body.flag(0, false));
            case Kinds.END_OF_STREAM -> new Event.EndOfStream();
            case Kinds.CUSTOM -> new Event.Custom(body.textOrEmpty(0), Fields.read(body.tables(1)));
            default -> null;
        };
        return event == null ? new Message.Unknown(kind) : new Message.Downstream(event);
    }

    private static Message.Upstream upstream(int kind, TableReader body) {
        return switch (kind) {
            case Kinds.SEEK ->
                new Message.Upstream(
                        new Event.Seek(
                                format(body),
                                rate(body),
                                body.i64(2, 0),
                                body.i64(3, ClockTime.NONE),
                                body.flag(4, false)),
                        body.i32(5, 0));
            case Kinds.QOS -> new Message.Upstream(new Event.Qos(body.i64(0, 0), body.i64(1, 0), body.f64(2, 0)), 0);
            case Kinds.LATENCY -> new Message.Upstream(new Event.Latency(body.i64(0, 0)), 0);
            default ->
                new Message.Upstream(new Event.CustomUpstream(body.textOrEmpty(0), Fields.read(body.tables(1))), 0);
        };
    }

    private static Event.Format format(TableReader body) {
        int number = body.u8(0, 0);
        Event.Format format = Codes.format(number);
        if (format == null) {
            throw body.refuse("positions in an unknown format " + number);
        }
        return format;
    }

    private static double rate(TableReader body) {
        double rate = body.f64(1, 1.0);
        if (rate == 0 || !Double.isFinite(rate)) {
            throw body.refuse("a rate of " + rate);
        }
        return rate;
    }
}
