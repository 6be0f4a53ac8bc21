package io.parallax.codec;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Values at random, with a liking for limits.
final class Samples {
    private static final int[] POINTS = {'a', 'Z', '0', 0, 0x7f, 0xe9, 0x20ac, 0x1f980, 0x10ffff, 0xd7ff, 0xe000};
    private static final long[] LIMITS = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE, 255};

    private final Random random;
    private int depth;

    Samples(long seed) {
        random = new Random(seed);
    }

    long number() {
        return random.nextBoolean() ? LIMITS[random.nextInt(LIMITS.length)] : random.nextLong();
    }

    int point() {
        return POINTS[random.nextInt(POINTS.length)];
    }

    String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(4) == 0 ? random.nextInt(80) : random.nextInt(10);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(point());
        }
        return text.toString();
    }

    <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    <T> List<T> list(int most, Supplier<T> value) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(value.get());
        }
        return list;
    }

    Sample.Point spot() {
        return new Sample.Point(random.nextFloat(), Float.intBitsToFloat(random.nextInt(0x7f800000)));
    }

    Sample.Shape shape() {
        return switch (random.nextInt(3)) {
            case 0 -> new Sample.Shape.Nothing();
            case 1 -> new Sample.Shape.Circle(spot(), random.nextDouble());
            default -> new Sample.Shape.Polygon(list(4, this::spot), text());
        };
    }

    Sample sample() {
        depth++;
        Optional<Sample> next = depth < 4 ? maybe(this::sample) : Optional.empty();
        depth--;
        Sample.Color[] colors = Sample.Color.values();
        return new Sample(
                random.nextBoolean(),
                random.nextInt(256),
                number(),
                number() & 0xffffffffL,
                BigInteger.valueOf(number()).multiply(BigInteger.valueOf(number())),
                point(),
                (short) (number() | 1),
                random.nextInt(100),
                random.nextFloat(),
                random.nextDouble(),
                text(),
                maybe(() -> random.nextInt(256)),
                maybe(this::text),
                colors[random.nextInt(colors.length)],
                shape(),
                list(3, this::shape),
                List.of((short) number(), (short) 2, (short) 3),
                list(3, () -> list(3, this::text)),
                Duration.ofSeconds(random.nextInt(1000), random.nextInt(1_000_000_000)),
                next);
    }

    Sample.Archived archived() {
        Map<String, Long> byName = new LinkedHashMap<>();
        Map<Sample.Point3, String> byPlace = new LinkedHashMap<>();
        SortedMap<Integer, Optional<String>> sorted = new TreeMap<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            byName.put(text(), number() & 0xffffffffL);
            sorted.put(random.nextInt(65_536), maybe(this::text));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            byPlace.put(new Sample.Point3((int) number(), (byte) number(), random.nextBoolean()), text());
        }
        Set<Long> numbers = new LinkedHashSet<>(list(30, this::number));
        return new Sample.Archived(byName, byPlace, sorted, numbers, sample());
    }
}
