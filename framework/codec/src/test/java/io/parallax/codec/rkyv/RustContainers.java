package io.parallax.codec.rkyv;

import static io.parallax.api.codec.Wire.Type.CHAR;
import static io.parallax.api.codec.Wire.Type.U16;
import static io.parallax.api.codec.Wire.Type.U32;
import static io.parallax.api.codec.Wire.Type.U64;
import static io.parallax.api.codec.Wire.Type.U8;

import io.parallax.api.codec.Boxed;
import io.parallax.api.codec.Length;
import io.parallax.api.codec.NonZero;
import io.parallax.api.codec.Shared;
import io.parallax.api.codec.Wire;
import io.parallax.codec.rkyv.RustStructs.BoxNode;
import io.parallax.codec.rkyv.RustStructs.Empty;
import io.parallax.codec.rkyv.RustStructs.ExtraField;
import io.parallax.codec.rkyv.RustStructs.Inner;
import io.parallax.codec.rkyv.RustStructs.Point;
import io.parallax.codec.rkyv.RustStructs.SharedIpcSlotRef;
import io.parallax.codec.rkyv.RustStructs.Timestamp;
import io.parallax.codec.rkyv.RustStructs.Tuple1;
import io.parallax.codec.rkyv.RustStructs.Tuple2;
import io.parallax.codec.rkyv.RustStructs.Tuple3;
import io.parallax.codec.rkyv.RustStructs.Tuple5;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/// Types of the vectors that contain others, as Java says them.
interface RustContainers {
    @Rust("()")
    Empty t14();

    @Rust("Option<u8>")
    Optional<@Wire(U8) Short> t18();

    @Rust("Option<u16>")
    Optional<@Wire(U16) Integer> t19();

    @Rust("Option<u32>")
    Optional<@Wire(U32) Long> t20();

    @Rust("Option<u64>")
    Optional<@Wire(U64) Long> t21();

    @Rust("Option<bool>")
    Optional<Boolean> t22();

    @Rust("Option<String>")
    Optional<String> t23();

    @Rust("Option<Option<u32>>")
    Optional<Optional<@Wire(U32) Long>> t24();

    @Rust("Option<()>")
    Optional<Empty> t25();

    @Rust("Option<char>")
    Optional<@Wire(CHAR) Integer> t26();

    @Rust("Option<NonZeroU32>")
    Optional<@NonZero @Wire(U32) Long> t28();

    @Rust("Vec<u8>")
    List<@Wire(U8) Short> t31();

    @Rust("Vec<u16>")
    List<@Wire(U16) Integer> t32();

    @Rust("Vec<u32>")
    List<@Wire(U32) Long> t33();

    @Rust("Vec<u64>")
    List<@Wire(U64) Long> t34();

    @Rust("Vec<bool>")
    List<Boolean> t35();

    @Rust("Vec<String>")
    List<String> t36();

    @Rust("Vec<Vec<u16>>")
    List<List<@Wire(U16) Integer>> t37();

    @Rust("Vec<Option<u32>>")
    List<Optional<@Wire(U32) Long>> t38();

    @Rust("Vec<(u8, String)>")
    List<Tuple2<@Wire(U8) Short, String>> t39();

    @Rust("Vec<()>")
    List<Empty> t40();

    @Rust("Vec<Point>")
    List<Point> t41();

    @Rust("Vec<Inner>")
    List<Inner> t42();

    @Rust("[u8; 4]")
    @Length(4)
    List<@Wire(U8) Short> t43();

    @Rust("[u16; 3]")
    @Length(3)
    List<@Wire(U16) Integer> t44();

    @Rust("[u32; 0]")
    @Length(0)
    List<@Wire(U32) Long> t45();

    @Rust("[String; 2]")
    @Length(2)
    List<String> t46();

    @Rust("[[u8; 2]; 3]")
    @Length(3)
    List<@Length(2) List<@Wire(U8) Short>> t47();

    @Rust("(u8,)")
    Tuple1<@Wire(U8) Short> t48();

    @Rust("(u8, u32)")
    Tuple2<@Wire(U8) Short, @Wire(U32) Long> t49();

    @Rust("(u8, u64, u16)")
    Tuple3<@Wire(U8) Short, @Wire(U64) Long, @Wire(U16) Integer> t50();

    @Rust("(String, u8)")
    Tuple2<String, @Wire(U8) Short> t51();

    @Rust("(u8, u16, u32, u64, String)")
    Tuple5<@Wire(U8) Short, @Wire(U16) Integer, @Wire(U32) Long, @Wire(U64) Long, String> t52();

    @Rust("Box<u32>")
    @Boxed
    @Wire(U32)
    Long t53();

    @Rust("Box<str>")
    @Boxed
    String t54();

    @Rust("Box<[u16]>")
    @Boxed
    List<@Wire(U16) Integer> t55();

    @Rust("Box<Inner>")
    @Boxed
    Inner t56();

    @Rust("Option<Box<u32>>")
    Optional<@Boxed @Wire(U32) Long> t57();

    @Rust("Arc<u64>")
    @Shared
    @Wire(U64)
    Long t62();

    @Rust("HashMap<u32, u8>")
    Map<@Wire(U32) Long, @Wire(U8) Short> t63();

    @Rust("HashMap<u32, u32>")
    Map<@Wire(U32) Long, @Wire(U32) Long> t64();

    @Rust("HashMap<u64, u32>")
    Map<@Wire(U64) Long, @Wire(U32) Long> t65();

    @Rust("HashMap<String, u32>")
    Map<String, @Wire(U32) Long> t66();

    @Rust("HashMap<String, String>")
    Map<String, String> t67();

    @Rust("HashMap<u8, u64>")
    Map<@Wire(U8) Short, @Wire(U64) Long> t68();

    @Rust("HashSet<u32>")
    Set<@Wire(U32) Long> t69();

    @Rust("HashSet<String>")
    Set<String> t70();

    @Rust("BTreeMap<u32, u32>")
    SortedMap<@Wire(U32) Long, @Wire(U32) Long> t71();

    @Rust("BTreeMap<u8, u64>")
    SortedMap<@Wire(U8) Short, @Wire(U64) Long> t72();

    @Rust("BTreeMap<String, u32>")
    SortedMap<String, @Wire(U32) Long> t73();

    @Rust("BTreeMap<String, String>")
    SortedMap<String, String> t74();

    @Rust("BTreeSet<u16>")
    SortedSet<@Wire(U16) Integer> t75();

    @Rust("BoxNode")
    BoxNode t85();

    @Rust("Vec<ExtraField>")
    List<ExtraField> t108();

    @Rust("Vec<Timestamp>")
    List<Timestamp> t109();

    @Rust("Vec<SharedIpcSlotRef>")
    List<SharedIpcSlotRef> t110();
}
