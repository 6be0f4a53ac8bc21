package io.parallax.codec;

import io.parallax.api.codec.Below;
import io.parallax.api.codec.Boxed;
import io.parallax.api.codec.Length;
import io.parallax.api.codec.NonZero;
import io.parallax.api.codec.Tag;
import io.parallax.api.codec.Wire;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// A value that has everything that records have.
record Sample(
        boolean flag,
        @Wire(Wire.Type.U8) int small,
        long large,
        @Wire(Wire.Type.U32) long unsigned,
        @Wire(Wire.Type.I128) BigInteger huge,
        @Wire(Wire.Type.CHAR) int point,
        @NonZero short never,
        @Below(100) @Wire(Wire.Type.U16) int few,
        float real,
        double precise,
        String name,
        Optional<@Wire(Wire.Type.U8) Integer> maybe,
        Optional<String> words,
        Color color,
        Shape shape,
        List<Shape> shapes,
        @Length(3) List<Short> three,
        List<List<String>> table,
        Duration age,
        Optional<@Boxed Sample> next) {

    enum Color {
        RED,
        @Tag(7)
        GREEN,
        BLUE
    }

    sealed interface Shape {
        record Nothing() implements Shape {}

        record Circle(Point center, double radius) implements Shape {}

        @Tag(9)
        record Polygon(List<Point> corners, String label) implements Shape {}
    }

    record Point(float x, float y) {}

    /// What only rkyv has.
    record Archived(
            Map<String, @Wire(Wire.Type.U32) Long> byName,
            Map<Point3, String> byPlace,
            SortedMap<@Wire(Wire.Type.U16) Integer, Optional<String>> sorted,
            Set<Long> numbers,
            Sample sample) {}

    record Point3(int x, byte y, boolean z) {}
}
