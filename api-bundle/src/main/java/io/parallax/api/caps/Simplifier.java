package io.parallax.api.caps;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes lists of alternatives shorter without a change of what they allow.
final class Simplifier {
    private Simplifier() {}

    static List<CapsStructure> simplify(List<CapsStructure> structures) {
        List<CapsStructure> simple = new ArrayList<>();
        for (CapsStructure each : structures) {
            add(simple, withSimpleFields(each));
        }
        return simple;
    }

    /// Adds a structure, joined with those that are there already as long as some can be joined.
    private static void add(List<CapsStructure> simple, CapsStructure added) {
        CapsStructure current = added;
        int place = simple.size();
        int i = 0;
        while (i < simple.size()) {
            CapsStructure joined = join(simple.get(i), current);
            if (joined == null) {
                i++;
            } else {
                simple.remove(i);
                place = Math.min(place, i);
                i = joined.equals(current) ? i : 0;
                current = joined;
            }
        }
        simple.add(place, current);
    }

    /// {@return one structure for both, or null if it takes two}
    private static @Nullable CapsStructure join(CapsStructure a, CapsStructure b) {
        if (!a.mediaType().equals(b.mediaType())) {
            return null;
        }
        if (StructureSets.isSubset(b, a)) {
            return a;
        }
        if (StructureSets.isSubset(a, b)) {
            return b;
        }
        if (!a.features().equals(b.features())
                || !a.fields().keySet().equals(b.fields().keySet())) {
            return null;
        }
        String different = onlyDifference(a.fields(), b.fields());
        if (different == null) {
            return null;
        }
        List<CapsValue> values = new ArrayList<>();
        values.addAll(ValueSets.alternatives(requireNonNull(a.field(different))));
        values.addAll(ValueSets.alternatives(requireNonNull(b.field(different))));
        return a.with(different, ValueSimplifier.simplify(values));
    }

    private static @Nullable String onlyDifference(Map<String, CapsValue> a, Map<String, CapsValue> b) {
        String different = null;
        for (Map.Entry<String, CapsValue> field : a.entrySet()) {
            if (!field.getValue().equals(b.get(field.getKey()))) {
                if (different != null) {
                    return null;
                }
                different = field.getKey();
            }
        }
        return different;
    }

    private static CapsStructure withSimpleFields(CapsStructure structure) {
        CapsStructure simple = structure;
        for (Map.Entry<String, CapsValue> field : structure.fields().entrySet()) {
            CapsValue value = ValueSimplifier.simplify(ValueSets.alternatives(field.getValue()));
            if (!value.equals(field.getValue())) {
                simple = simple.with(field.getKey(), value);
            }
        }
        return simple;
    }
}
