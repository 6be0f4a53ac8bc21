package io.parallax.codec.rkyv;

import static io.parallax.api.codec.Wire.Type.ISIZE;
import static io.parallax.api.codec.Wire.Type.U128;
import static io.parallax.api.codec.Wire.Type.U16;
import static io.parallax.api.codec.Wire.Type.U32;
import static io.parallax.api.codec.Wire.Type.U64;
import static io.parallax.api.codec.Wire.Type.U8;
import static io.parallax.api.codec.Wire.Type.USIZE;

import io.parallax.api.codec.Below;
import io.parallax.api.codec.Boxed;
import io.parallax.api.codec.Length;
import io.parallax.api.codec.Niche;
import io.parallax.api.codec.NonZero;
import io.parallax.api.codec.Schema;
import io.parallax.api.codec.Shared;
import io.parallax.api.codec.Tag;
import io.parallax.api.codec.Wire;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// The user types of the vectors.
final class RustStructs {
    private RustStructs() {}

    record Pad(
            @Wire(U8) short a,
            @Wire(U64) long b,
            @Wire(U16) int c,
            @Wire(U32) long d,
            @Wire(U8) short e) {}

    record Pad2(
            @Wire(U8) short a, @Wire(U16) int b, @Wire(U8) short c, double d, boolean e) {}

    record Point(float x, float y) {}

    record Empty() {}

    record Inner(@Wire(U32) long id, String name, Optional<@Wire(U8) Short> tag) {}

    record Nested(
            @Wire(U8) short flag,
            Inner inner,
            List<Inner> list,
            @Wire(U16) int tail) {}

    record Wide(@Wire(U8) short a, @Wire(U128) BigInteger b) {}

    record Sizes(@Wire(USIZE) long u, @Wire(ISIZE) long i) {}

    record TwoStrings(String a, String b) {}

    record BoxNode(
            @Wire(U16) int v,
            Optional<@Boxed @Wire(U64) Long> next,
            @Boxed String name,
            @Boxed List<@Wire(U16) Integer> data) {}

    record OptMix(
            Optional<@Wire(U8) Short> a,
            Optional<@Wire(U16) Integer> b,
            Optional<@Wire(U32) Long> c,
            Optional<@Wire(U64) Long> d,
            Optional<Boolean> e,
            Optional<String> f) {}

    record Maps(Map<String, @Wire(U32) Long> h, SortedMap<@Wire(U16) Integer, String> b) {}

    @Schema("Shared")
    record SharedPair(@Shared String a, @Shared String b) {}

    record Niched(
            @Niche Optional<@NonZero @Wire(U32) Long> a,
            @Niche Optional<@Boxed @Wire(U32) Long> b,
            Optional<@NonZero @Wire(U32) Long> c) {}

    enum Unit3 {
        A,
        B,
        C
    }

    enum Disc {
        @Tag(5)
        A,
        @Tag(9)
        B,
        @Tag(200)
        C
    }

    sealed interface Shape {
        record Nothing() implements Shape {}

        record Circle(float radius) implements Shape {}

        record Rect(@Wire(U16) int w, @Wire(U64) long h) implements Shape {}

        record Label(String text) implements Shape {}

        record Tri(
                @Wire(U8) short a,
                @Wire(U32) long b,
                @Wire(U8) short c) implements Shape {}

        record Many(List<@Wire(U32) Long> ids, boolean on) implements Shape {}
    }

    sealed interface Small {
        record X(@Wire(U8) short value) implements Small {}

        record Y(@Wire(U16) int value) implements Small {}
    }

    record HasEnum(@Wire(U8) short k, Shape s, Unit3 u) {}

    record Newtype(@Wire(U32) long value) {}

    record TupleStruct(@Wire(U8) short a, String b, long c) {}

    record SharedIpcSlotRef(
            @Wire(U64) long arena_id,
            @Wire(U32) long slot_index,
            @Wire(USIZE) long data_offset,
            @Wire(USIZE) long len) {}

    record BufferFlags(@Wire(U8) short bits) {}

    record ExtraField(String key, MetadataValue value) {}

    sealed interface MetadataValue {
        @Schema("String")
        record Text(String value) implements MetadataValue {}

        record Int(long value) implements MetadataValue {}

        @Schema("Float")
        record Real(double value) implements MetadataValue {}

        record Bool(boolean value) implements MetadataValue {}

        record Bytes(List<@Wire(U8) Short> value) implements MetadataValue {}
    }

    record Timestamp(@Wire(U64) long nanos, ClockSource source) {}

    enum ClockSource {
        Unknown,
        WallClock,
        Monotonic,
        StreamTime,
        External
    }

    record TimeRange(Timestamp start, Timestamp end) {}

    enum ElementState {
        Null,
        Ready,
        Playing,
        Paused
    }

    record SerializableCaps(
            @Wire(U32) long format_type,
            List<@Wire(U8) Short> format_data,
            @Wire(U32) long memory_type) {}

    record SerializableMetadata(
            @Wire(U8) short flags,
            Optional<@Wire(U64) Long> pts,
            Optional<@Wire(U64) Long> dts,
            Optional<@Wire(U64) Long> duration,
            @Wire(U64) long sequence,
            Optional<@Wire(U32) Long> stream_id) {}

    sealed interface ControlMessage {
        record Init(SerializableCaps caps) implements ControlMessage {}

        record BufferReady(SharedIpcSlotRef slot, SerializableMetadata metadata) implements ControlMessage {}

        record BufferDone(SharedIpcSlotRef slot) implements ControlMessage {}

        record StateChange(ElementState new_state) implements ControlMessage {}

        record StateChanged(ElementState state) implements ControlMessage {}

        @Schema("Error")
        record Failure(@Wire(U32) long code, String message) implements ControlMessage {}

        record Eos() implements ControlMessage {}

        record Shutdown() implements ControlMessage {}

        record ShutdownAck() implements ControlMessage {}

        record Ping(@Wire(U64) long seq) implements ControlMessage {}

        record Pong(@Wire(U64) long seq) implements ControlMessage {}

        record RegisterArena(
                @Wire(U64) long arena_id,
                @Wire(USIZE) long size,
                @Wire(USIZE) long slot_size,
                @Wire(U32) long slot_count)
                implements ControlMessage {}

        record Stats(
                @Wire(U64) long buffers_processed,
                @Wire(U64) long bytes_processed) implements ControlMessage {}
    }

    sealed interface Result<T, E> {
        record Ok<T, E>(T value) implements Result<T, E> {}

        record Err<T, E>(E error) implements Result<T, E> {}
    }

    record WireDuration(
            @Wire(U64) long secs,
            @Wire(U32) @Below(1_000_000_000) long nanos) {}

    record Range<T>(T start, T end) {}

    record Tuple1<A>(A a) {}

    record Tuple2<A, B>(A a, B b) {}

    record Tuple3<A, B, C>(A a, B b, C c) {}

    record Tuple5<A, B, C, D, E>(A a, B b, C c, D d, E e) {}

    sealed interface IpAddr {
        record V4(@Length(4) List<@Wire(U8) Short> octets) implements IpAddr {}

        record V6(@Length(16) List<@Wire(U8) Short> octets) implements IpAddr {}
    }

    record SocketAddrV4(
            @Length(4) List<@Wire(U8) Short> ip, @Wire(U16) int port) {}

    record SocketAddrV6(
            @Length(16) List<@Wire(U8) Short> ip,
            @Wire(U16) int port,
            @Wire(U32) long flowinfo,
            @Wire(U32) long scope) {}

    sealed interface SocketAddr {
        record V4(SocketAddrV4 address) implements SocketAddr {}

        record V6(SocketAddrV6 address) implements SocketAddr {}
    }
}
