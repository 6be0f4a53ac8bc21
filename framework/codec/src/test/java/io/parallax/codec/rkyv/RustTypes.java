package io.parallax.codec.rkyv;

import static io.parallax.api.codec.Wire.Type.CHAR;
import static io.parallax.api.codec.Wire.Type.I128;
import static io.parallax.api.codec.Wire.Type.ISIZE;
import static io.parallax.api.codec.Wire.Type.U128;
import static io.parallax.api.codec.Wire.Type.U16;
import static io.parallax.api.codec.Wire.Type.U32;
import static io.parallax.api.codec.Wire.Type.U64;
import static io.parallax.api.codec.Wire.Type.U8;
import static io.parallax.api.codec.Wire.Type.USIZE;

import io.parallax.api.codec.NonZero;
import io.parallax.api.codec.Wire;
import io.parallax.codec.rkyv.RustStructs.BufferFlags;
import io.parallax.codec.rkyv.RustStructs.ClockSource;
import io.parallax.codec.rkyv.RustStructs.ControlMessage;
import io.parallax.codec.rkyv.RustStructs.Disc;
import io.parallax.codec.rkyv.RustStructs.ElementState;
import io.parallax.codec.rkyv.RustStructs.Empty;
import io.parallax.codec.rkyv.RustStructs.ExtraField;
import io.parallax.codec.rkyv.RustStructs.HasEnum;
import io.parallax.codec.rkyv.RustStructs.Inner;
import io.parallax.codec.rkyv.RustStructs.IpAddr;
import io.parallax.codec.rkyv.RustStructs.Maps;
import io.parallax.codec.rkyv.RustStructs.MetadataValue;
import io.parallax.codec.rkyv.RustStructs.Nested;
import io.parallax.codec.rkyv.RustStructs.Newtype;
import io.parallax.codec.rkyv.RustStructs.Niched;
import io.parallax.codec.rkyv.RustStructs.OptMix;
import io.parallax.codec.rkyv.RustStructs.Pad;
import io.parallax.codec.rkyv.RustStructs.Pad2;
import io.parallax.codec.rkyv.RustStructs.Point;
import io.parallax.codec.rkyv.RustStructs.Range;
import io.parallax.codec.rkyv.RustStructs.Result;
import io.parallax.codec.rkyv.RustStructs.SerializableCaps;
import io.parallax.codec.rkyv.RustStructs.SerializableMetadata;
import io.parallax.codec.rkyv.RustStructs.Shape;
import io.parallax.codec.rkyv.RustStructs.SharedIpcSlotRef;
import io.parallax.codec.rkyv.RustStructs.SharedPair;
import io.parallax.codec.rkyv.RustStructs.Sizes;
import io.parallax.codec.rkyv.RustStructs.Small;
import io.parallax.codec.rkyv.RustStructs.SocketAddr;
import io.parallax.codec.rkyv.RustStructs.TimeRange;
import io.parallax.codec.rkyv.RustStructs.Timestamp;
import io.parallax.codec.rkyv.RustStructs.TupleStruct;
import io.parallax.codec.rkyv.RustStructs.TwoStrings;
import io.parallax.codec.rkyv.RustStructs.Unit3;
import io.parallax.codec.rkyv.RustStructs.Wide;
import io.parallax.codec.rkyv.RustStructs.WireDuration;
import java.math.BigInteger;

/// Types of the vectors that are no containers, as Java says them.
interface RustTypes {
    @Rust("u8")
    @Wire(U8)
    short t0();

    @Rust("u16")
    @Wire(U16)
    int t1();

    @Rust("u32")
    @Wire(U32)
    long t2();

    @Rust("u64")
    @Wire(U64)
    long t3();

    @Rust("u128")
    @Wire(U128)
    BigInteger t4();

    @Rust("i8")
    byte t5();

    @Rust("i16")
    short t6();

    @Rust("i32")
    int t7();

    @Rust("i64")
    long t8();

    @Rust("i128")
    @Wire(I128)
    BigInteger t9();

    @Rust("f32")
    float t10();

    @Rust("f64")
    double t11();

    @Rust("bool")
    boolean t12();

    @Rust("char")
    @Wire(CHAR)
    int t13();

    @Rust("usize")
    @Wire(USIZE)
    long t15();

    @Rust("isize")
    @Wire(ISIZE)
    long t16();

    @Rust("String")
    String t17();

    @Rust("Result<u32, String>")
    Result<@Wire(U32) Long, String> t27();

    @Rust("NonZeroU8")
    @NonZero
    @Wire(U8)
    short t29();

    @Rust("NonZeroU64")
    @NonZero
    @Wire(U64)
    long t30();

    @Rust("Duration")
    WireDuration t58();

    @Rust("IpAddr")
    IpAddr t59();

    @Rust("SocketAddr")
    SocketAddr t60();

    @Rust("Range<u32>")
    Range<@Wire(U32) Long> t61();

    @Rust("Pad")
    Pad t76();

    @Rust("Pad2")
    Pad2 t77();

    @Rust("Point")
    Point t78();

    @Rust("Empty")
    Empty t79();

    @Rust("Inner")
    Inner t80();

    @Rust("Nested")
    Nested t81();

    @Rust("Wide")
    Wide t82();

    @Rust("Sizes")
    Sizes t83();

    @Rust("TwoStrings")
    TwoStrings t84();

    @Rust("OptMix")
    OptMix t86();

    @Rust("Maps")
    Maps t87();

    @Rust("Shared")
    SharedPair t88();

    @Rust("Niched")
    Niched t89();

    @Rust("Unit3")
    Unit3 t90();

    @Rust("Disc")
    Disc t91();

    @Rust("Shape")
    Shape t92();

    @Rust("Small")
    Small t93();

    @Rust("HasEnum")
    HasEnum t94();

    @Rust("Newtype")
    Newtype t95();

    @Rust("TupleStruct")
    TupleStruct t96();

    @Rust("SharedIpcSlotRef")
    SharedIpcSlotRef t97();

    @Rust("BufferFlags")
    BufferFlags t98();

    @Rust("ExtraField")
    ExtraField t99();

    @Rust("MetadataValue")
    MetadataValue t100();

    @Rust("Timestamp")
    Timestamp t101();

    @Rust("ClockSource")
    ClockSource t102();

    @Rust("TimeRange")
    TimeRange t103();

    @Rust("ElementState")
    ElementState t104();

    @Rust("SerializableCaps")
    SerializableCaps t105();

    @Rust("SerializableMetadata")
    SerializableMetadata t106();

    @Rust("ControlMessage")
    ControlMessage t107();
}
