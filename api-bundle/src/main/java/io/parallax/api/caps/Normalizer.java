package io.parallax.api.caps;

import io.parallax.api.caps.CapsValue.OneOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Turns lists in fields into alternatives.
final class Normalizer {
    private Normalizer() {}

    static List<CapsStructure> normalize(List<CapsStructure> structures) {
        List<CapsStructure> normal = new ArrayList<>();
        for (int i = 0; i < structures.size(); i++) {
            int toCome = structures.size() - i - 1;
            normal.addAll(expand(structures.get(i), ValueSets.MAX_PIECES - normal.size() - toCome));
        }
        return normal;
    }

    private static List<CapsStructure> expand(CapsStructure structure, int limit) {
        List<CapsStructure> expanded = List.of(structure);
        for (Map.Entry<String, CapsValue> field : structure.fields().entrySet()) {
            if (field.getValue() instanceof OneOf list
                    && (long) expanded.size() * list.values().size() <= limit) {
                expanded = expand(expanded, field.getKey(), list.values());
            }
        }
        return expanded;
    }

    private static List<CapsStructure> expand(List<CapsStructure> structures, String name, List<CapsValue> values) {
        List<CapsStructure> expanded = new ArrayList<>(structures.size() * values.size());
        for (CapsStructure structure : structures) {
            for (CapsValue value : values) {
                expanded.add(structure.with(name, value));
            }
        }
        return expanded;
    }
}
