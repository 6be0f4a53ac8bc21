package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.caps.CapsValue;
import io.parallax.api.element.CapsRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fixes what is open as the first port prefers that has a list of the field; if none has one, at the least value.
final class Preferences {
    private final List<Caps> asked;
    private final Boxes boxes;

    /// @param asked what each box was made of, before anything was merged or restricted
    /// @param boxes the boxes
    Preferences(List<Caps> asked, Boxes boxes) {
        this.asked = List.copyOf(asked);
        this.boxes = boxes;
    }

    /// {@return a box with all fields fixed}
    /// @param box the box, which has a media type
    Caps fix(int box) {
        CapsStructure structure = boxes.caps.get(box).structures().getFirst();
        for (Map.Entry<String, CapsValue> field : structure.fields().entrySet()) {
            CapsValue value = field.getValue();
            CapsValue list = value.isFixed() ? null : firstList(box, field.getKey());
            CapsValue sorted = list == null ? null : list.intersect(value);
            structure = sorted == null ? structure : structure.with(field.getKey(), sorted);
        }
        return Caps.of(structure).fixate();
    }

    private @Nullable CapsValue firstList(int box, String field) {
        Set<Integer> equal = equal(box, field);
        for (int i = 0; i < asked.size(); i++) {
            Caps caps = asked.get(i);
            if (!caps.isAny()
                    && equal.contains(boxes.current(i))
                    && caps.structures().getFirst().field(field) instanceof CapsValue.OneOf list) {
                return list;
            }
        }
        return null;
    }

    /// {@return the boxes in which a field has the same value as in one}
    private Set<Integer> equal(int box, String field) {
        Set<Integer> found = new HashSet<>(Set.of(box));
        Deque<Integer> next = new ArrayDeque<>(found);
        while (!next.isEmpty()) {
            int each = next.remove();
            for (Boxes.Coupling coupling : boxes.couplings) {
                CapsRule rule = coupling.rule();
                boolean isEnd = coupling.upper() == each || coupling.lower() == each;
                int other = coupling.upper() == each ? coupling.lower() : coupling.upper();
                if (isEnd && rule.keeps(field) && found.add(other)) {
                    next.add(other);
                }
            }
        }
        return found;
    }
}
