package io.parallax.api.caps;

import io.parallax.api.caps.CapsValue.Int;
import io.parallax.api.caps.CapsValue.Int64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes ranges of two bounds of the same type; a range of one value is that value.
final class Ranges {
    private Ranges() {}

    static @Nullable CapsValue between(CapsValue min, CapsValue max) {
        if (min instanceof Int) {
            return between(min, max, new Int(1));
        }
        if (min instanceof Int64) {
            return between(min, max, new Int64(1));
        }
        List<CapsValue> range = List.of();
        if (AtomSets.isReal(min)) {
            range = AtomSets.reals(AtomSets.leastReal(min), AtomSets.leastReal(max));
        } else if (AtomSets.isFraction(min)) {
            range = AtomSets.fractions(AtomSets.least(min), AtomSets.least(max));
        }
        return range.isEmpty() ? null : range.getFirst();
    }

    static @Nullable CapsValue between(CapsValue min, CapsValue max, CapsValue step) {
        Steps low = AtomSets.steps(min);
        Steps high = AtomSets.steps(max);
        Steps distance = AtomSets.steps(step);
        if (low == null || high == null || distance == null || min.getClass() != step.getClass()) {
            return null;
        }
        if (low.min() > high.min() || distance.min() <= 0) {
            return null;
        }
        Steps range = new Steps(low.min(), high.min(), distance.min());
        return AtomSets.fromSteps(List.of(range), AtomSets.isWide(min)).getFirst();
    }
}
