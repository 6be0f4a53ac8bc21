package io.parallax.sdk.conformance;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.caps.CapsValue;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadTemplate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Fixed caps that a stream can change between.
final class CapsChoices {
    private static final int MOST = 6;
    private static final List<Integer> NUMBERS = List.of(1, 2, 16, 48_000);

    private CapsChoices() {}

    /// {@return several fixed caps that the element's first pad can carry, with a return to the first}
    static List<Caps> of(Rig rig, Fixture fixture) {
        PadDirection direction = rig.isSource() ? PadDirection.SOURCE : PadDirection.SINK;
        PadTemplate pad = rig.shape().pads(direction).getFirst();
        Caps offered = rig.element().caps(pad);
        Set<Caps> found = new LinkedHashSet<>();
        String given = fixture.caps();
        if (given != null) {
            found.add(Caps.parse(given));
        }
        if (offered.isAny()) {
            found.add(Caps.parse("application/x-conformance, number=(int)1"));
            found.add(Caps.parse("application/x-conformance, number=(int)2"));
            found.add(Caps.parse("text/plain"));
        } else {
            for (CapsStructure structure : offered.structures()) {
                add(Caps.of(structure).fixate(), found);
                for (String field : structure.fields().keySet()) {
                    for (int number : NUMBERS) {
                        add(Caps.of(structure).fixate(Map.of(field, new CapsValue.Int(number))), found);
                    }
                }
            }
        }
        List<Caps> choices = new ArrayList<>(found.stream().limit(MOST).toList());
        if (!choices.isEmpty()) {
            choices.add(choices.getFirst());
        }
        return choices;
    }

    private static void add(Caps caps, Set<Caps> found) {
        if (caps.isFixed()) {
            found.add(caps);
        }
    }
}
