package io.parallax.api.caps;

import io.parallax.api.caps.CapsValue.Array;
import io.parallax.api.caps.CapsValue.Bitmask;
import io.parallax.api.caps.CapsValue.Bool;
import io.parallax.api.caps.CapsValue.Flags;
import io.parallax.api.caps.CapsValue.FractionRange;
import io.parallax.api.caps.CapsValue.Int;
import io.parallax.api.caps.CapsValue.Int64;
import io.parallax.api.caps.CapsValue.Int64Range;
import io.parallax.api.caps.CapsValue.IntRange;
import io.parallax.api.caps.CapsValue.Nested;
import io.parallax.api.caps.CapsValue.NestedCaps;
import io.parallax.api.caps.CapsValue.Real;
import io.parallax.api.caps.CapsValue.RealRange;
import io.parallax.api.caps.CapsValue.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;

/// Caps and values that meet often: the numbers are small and the names few.
final class CapsArbitraries {
    private static final int GENERATIONS = 1000;

    private CapsArbitraries() {}

    /// One of several; the same as jqwik's own choice, which takes most of a test's time to compare arbitraries.
    @SafeVarargs
    private static <T> Arbitrary<T> anyOf(Arbitrary<? extends T>... options) {
        List<RandomGenerator<T>> generators = new ArrayList<>();
        for (Arbitrary<? extends T> each : options) {
            generators.add(each.<T>map(value -> value).generator(GENERATIONS));
        }
        return Arbitraries.fromGenerator(
                random -> generators.get(random.nextInt(generators.size())).next(random));
    }

    /// Values of every type, sets included.
    static Arbitrary<CapsValue> values() {
        return values(2);
    }

    private static Arbitrary<CapsValue> values(int depth) {
        Arbitrary<CapsValue> atoms = anyOf(ints(), reals(), fractions(), words());
        if (depth == 0) {
            return atoms;
        }
        Arbitrary<CapsValue> inner = values(depth - 1);
        Arbitrary<CapsValue> arrays = inner.list().ofMaxSize(2).map(Array::new);
        Arbitrary<CapsValue> nested = structures(inner).map(Nested::new);
        Arbitrary<CapsValue> caps =
                structures(inner).list().ofMaxSize(2).map(Caps::of).map(NestedCaps::new);
        Arbitrary<CapsValue> single = anyOf(atoms, atoms, atoms, atoms, anyOf(arrays, nested, caps));
        Arbitrary<CapsValue> several = single.list().ofMinSize(1).ofMaxSize(4).map(CapsValue::oneOf);
        return anyOf(single, single, several);
    }

    /// Whole numbers, ranges and lists of them: what step arithmetic works on.
    static Arbitrary<CapsValue> ints() {
        Arbitrary<Integer> number = Arbitraries.integers().between(-12, 12);
        Arbitrary<Integer> length = Arbitraries.integers().between(1, 6);
        Arbitrary<Integer> step = Arbitraries.integers().between(1, 4);
        Arbitrary<CapsValue> ranges = Combinators.combine(number, length, step)
                .as((min, n, distance) -> new IntRange(min, min + n * distance, distance));
        Arbitrary<CapsValue> wide = Combinators.combine(number, length, step)
                .as((min, n, distance) -> new Int64Range(min, min + (long) n * distance, distance));
        return anyOf(number.map(Int::new), ranges, ranges, anyOf(number.map(n -> new Int64(n)), wide));
    }

    private static Arbitrary<CapsValue> reals() {
        Arbitrary<Double> number = Arbitraries.of(-1.5, -0.0, 0.25, 1.0, 2.0, 1e9);
        Arbitrary<CapsValue> ranges = Combinators.combine(number, Arbitraries.of(0.5, 1.0, 3.0))
                .as((min, length) -> new RealRange(min, min + length));
        return anyOf(number.map(Real::new), ranges);
    }

    private static Arbitrary<CapsValue> fractions() {
        Arbitrary<Fraction> number = Combinators.combine(
                        Arbitraries.integers().between(-3, 6), Arbitraries.of(1, 2, 3, 1001))
                .as(Fraction::new);
        Arbitrary<CapsValue> ranges = Combinators.combine(number, Arbitraries.of(1, 2, 5))
                .as((min, length) -> new FractionRange(min, min.plus(new Fraction(length, 2))));
        return anyOf(number.map(n -> n), ranges);
    }

    private static Arbitrary<CapsValue> words() {
        Arbitrary<CapsValue> texts = Arbitraries.of(
                        "RGB",
                        "I420",
                        "a b",
                        "",
                        "5",
                        "1/2",
                        "true",
                        "max",
                        "1:2",
                        "ä\"\\]",
                        "\u0000\uD83D\uDE00",
                        "inf")
                .map(Text::new);
        Arbitrary<CapsValue> anyText = Arbitraries.strings()
                .ofMaxLength(6)
                .filter(QuotedText::isWellFormed)
                .map(Text::new);
        Arbitrary<CapsValue> flags = Combinators.combine(
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.integers().between(0, 15))
                .as(Flags::new);
        return anyOf(
                texts,
                anyText,
                flags,
                Arbitraries.of(true, false).map(Bool::new),
                Arbitraries.of(1L, -1L).map(Bitmask::new));
    }

    /// Structures with few media types and field names.
    static Arbitrary<CapsStructure> structures() {
        return structures(values(1));
    }

    private static Arbitrary<CapsStructure> structures(Arbitrary<CapsValue> values) {
        Arbitrary<Map<String, CapsValue>> fields = Arbitraries.maps(Arbitraries.of("format", "width", "rate"), values)
                .ofMaxSize(3);
        return Combinators.combine(Arbitraries.of("video/x-raw", "audio/x-raw"), features(), fields)
                .as((type, features, map) -> new CapsStructure(type, features, new LinkedHashMap<>(map)));
    }

    private static Arbitrary<CapsFeatures> features() {
        Arbitrary<CapsFeatures> system = Arbitraries.just(CapsFeatures.SYSTEM);
        Arbitrary<CapsFeatures> other = Arbitraries.of(
                CapsFeatures.ANY, CapsFeatures.of("memory:Shared"), CapsFeatures.of("memory:Shared", "meta:Crop"));
        return anyOf(system, system, other);
    }

    /// Caps of every kind, ANY and EMPTY now and then.
    static Arbitrary<Caps> caps() {
        Arbitrary<Caps> some = structures().list().ofMinSize(1).ofMaxSize(4).map(Caps::of);
        Arbitrary<Caps> extreme = anyOf(some, some, some, Arbitraries.of(Caps.ANY, Caps.EMPTY));
        return anyOf(some, some, some, some, extreme);
    }

    /// Caps whose structures all name the same fields, with values that can be told apart exactly.
    static Arbitrary<Caps> exactCaps() {
        Arbitrary<CapsValue> number = ints().list().ofMinSize(1).ofMaxSize(3).map(CapsValue::oneOf);
        Arbitrary<CapsValue> format = Arbitraries.of("RGB", "I420", "NV12")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(names -> CapsValue.oneOf(names.toArray(String[]::new)));
        Arbitrary<CapsStructure> structure = Combinators.combine(number, format, fractions())
                .as((width, name, rate) -> CapsStructure.of("video/x-raw")
                        .with("width", width)
                        .with("format", name)
                        .with("rate", rate));
        return structure.list().ofMinSize(1).ofMaxSize(3).map(Caps::of);
    }

    /// All numbers that [#ints()] may hold, and some beyond.
    static List<Int> universe() {
        return IntStream.rangeClosed(-40, 40).mapToObj(Int::new).toList();
    }
}
