package io.parallax.engine.resolve;

import io.parallax.engine.registry.ElementPin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Names the elements that were given no name: `queue0`, `queue1`, … in the order in which they were written, leaving
/// out what is taken.
final class Naming {
    private Naming() {}

    /// {@return the names of all parts}
    /// @param draft the parts, in the order in which they were written, and the bins, whose names are taken
    static List<String> of(Draft draft) {
        List<Part> parts = draft.parts();
        Set<String> taken = new HashSet<>();
        draft.groups().forEach(group -> taken.add(group.name()));
        for (Part part : parts) {
            if (part.name() != null) {
                taken.add(part.name());
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Part part : parts) {
            String name = part.name();
            while (name == null) {
                String type = ElementPin.nameIn(part.type());
                String candidate = type + (numbers.merge(type, 1, Integer::sum) - 1);
                name = taken.add(candidate) ? candidate : null;
            }
            names.add(name);
        }
        return names;
    }
}
