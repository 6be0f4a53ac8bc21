package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsFeatures;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.caps.CapsValue;
import io.parallax.api.element.CapsRule;
import io.parallax.engine.negotiate.Network.Bond;
import io.parallax.engine.negotiate.Network.Port;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Small graphs at random: sources, transforms, tees, muxers, demuxers, sinks.
final class RandomNetwork {
    private final Random random;
    private final int mostPorts;
    private final List<Port> ports = new ArrayList<>();
    private final List<Integer> loose = new ArrayList<>();

    /// @param mostPorts number of ports after which no further element begins
    RandomNetwork(Random random, int mostPorts) {
        this.random = random;
        this.mostPorts = mostPorts;
    }

    Network network() {
        loose.add(output(List.of(), isRare(6)));
        if (isRare(3)) {
            loose.add(output(List.of(), false));
        }
        while (ports.size() + loose.size() < mostPorts && !isRare(6)) {
            element();
        }
        while (!loose.isEmpty()) {
            input(takeLoose(), isRare(4));
        }
        return new Network(ports);
    }

    List<Conversion> conversions() {
        List<Conversion> conversions = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            CapsRule rule = isRare(2) ? CapsRule.changing("number") : CapsRule.changing("word");
            rule = isRare(3) ? rule.withFreeMemory() : rule;
            Caps takes = isRare(3) ? Caps.ANY : caps();
            Caps gives = isRare(3) ? Caps.ANY : caps();
            conversions.add(new Conversion("c" + i, takes, gives, rule, 1 + random.nextInt(3)));
        }
        conversions.sort(Comparator.comparingInt(Conversion::cost));
        return conversions;
    }

    private int takeLoose() {
        Collections.shuffle(loose, random);
        return loose.removeLast();
    }

    private void element() {
        if (loose.size() > 1 && isRare(3)) {
            CapsRule rule = isRare(2) ? CapsRule.SAME : CapsRule.INDEPENDENT;
            int first = input(takeLoose(), isRare(2));
            int second = input(takeLoose(), isRare(2));
            loose.add(output(List.of(new Bond(first, rule), new Bond(second, rule)), isRare(2)));
            return;
        }
        CapsRule rule = rule();
        boolean isTyped = rule.kind() == CapsRule.Kind.KEEPS;
        int input = input(takeLoose(), !isTyped && isRare(2));
        for (int i = isRare(3) ? 2 : 1; i > 0; i--) {
            loose.add(output(List.of(new Bond(input, rule)), !isTyped && isRare(2)));
        }
    }

    private CapsRule rule() {
        return switch (random.nextInt(8)) {
            case 0 -> CapsRule.INDEPENDENT;
            case 1 -> CapsRule.changing("number");
            case 2 -> CapsRule.changing("word").withFreeMemory();
            case 3 -> CapsRule.keeping("number");
            default -> CapsRule.SAME;
        };
    }

    private int output(List<Bond> bonds, boolean isAny) {
        ports.add(new Port(isAny ? Caps.ANY : caps(), Port.NONE, bonds));
        return ports.size() - 1;
    }

    private int input(int feeder, boolean isAny) {
        ports.add(new Port(isAny ? Caps.ANY : caps(), feeder, List.of()));
        return ports.size() - 1;
    }

    private Caps caps() {
        return Caps.of(IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(_ -> structure())
                .toList());
    }

    private CapsStructure structure() {
        CapsStructure structure = CapsStructure.of(isRare(5) ? "t/b" : "t/a");
        structure = switch (random.nextInt(6)) {
            case 0 -> structure.with(CapsFeatures.ANY);
            case 1 -> structure.with(CapsFeatures.of("memory:Far"));
            default -> structure;
        };
        if (!isRare(3)) {
            structure = isRare(4)
                    ? structure.with("number", new CapsValue.IntRange(1, 2 + random.nextInt(2)))
                    : structure.with(
                            "number",
                            some(BruteForce.NUMBERS.stream()
                                    .map(CapsValue.Int::new)
                                    .toList()));
        }
        return isRare(3)
                ? structure
                : structure.with(
                        "word",
                        some(BruteForce.WORDS.stream().map(CapsValue.Text::new).toList()));
    }

    private CapsValue some(List<? extends CapsValue> values) {
        List<CapsValue> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return CapsValue.oneOf(shuffled.subList(0, 1 + random.nextInt(shuffled.size())));
    }

    private boolean isRare(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
