package io.parallax.api.caps;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Set operations on structures. A field that a structure does not name may have any value.
final class StructureSets {
    private StructureSets() {}

    static boolean sameKind(CapsStructure a, CapsStructure b) {
        return a.mediaType().equals(b.mediaType()) && a.features().canIntersect(b.features());
    }

    static boolean canIntersect(CapsStructure a, CapsStructure b) {
        return sameKind(a, b) && firstConflict(a, b) == null;
    }

    static @Nullable String firstConflict(CapsStructure a, CapsStructure b) {
        for (Map.Entry<String, CapsValue> field : a.fields().entrySet()) {
            CapsValue other = b.field(field.getKey());
            if (other != null && !field.getValue().canIntersect(other)) {
                return field.getKey();
            }
        }
        return null;
    }

    static @Nullable CapsStructure intersect(CapsStructure a, CapsStructure b) {
        if (a.equals(b)) {
            return a;
        }
        if (!sameKind(a, b)) {
            return null;
        }
        Map<String, CapsValue> fields = new LinkedHashMap<>(a.fields());
        for (Map.Entry<String, CapsValue> field : b.fields().entrySet()) {
            CapsValue mine = fields.get(field.getKey());
            CapsValue both = mine == null ? field.getValue() : mine.intersect(field.getValue());
            if (both == null) {
                return null;
            }
            fields.put(field.getKey(), both);
        }
        return new CapsStructure(a.mediaType(), a.features().isAny() ? b.features() : a.features(), fields);
    }

    static boolean isSubset(CapsStructure a, CapsStructure b) {
        if (!a.mediaType().equals(b.mediaType()) || !a.features().isSubsetOf(b.features())) {
            return false;
        }
        for (Map.Entry<String, CapsValue> field : b.fields().entrySet()) {
            CapsValue mine = a.field(field.getKey());
            if (mine == null || !mine.isSubsetOf(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    /// {@return whether all that other restricts, this restricts too, so that other can be taken out of this exactly}
    static boolean isComparable(CapsStructure a, CapsStructure b) {
        return a.mediaType().equals(b.mediaType())
                && a.features().isSubsetOf(b.features())
                && a.fields().keySet().containsAll(b.fields().keySet());
    }

    /// {@return the structures of a that are not in b; a itself if they cannot be told apart}
    static List<CapsStructure> subtract(CapsStructure a, CapsStructure b) {
        if (!isComparable(a, b)) {
            return List.of(a);
        }
        List<String> names = new ArrayList<>(b.fields().keySet());
        List<CapsValue> mine = new ArrayList<>();
        List<CapsValue> theirs = new ArrayList<>();
        for (Map.Entry<String, CapsValue> field : b.fields().entrySet()) {
            mine.add(requireNonNull(a.field(field.getKey())));
            theirs.add(field.getValue());
        }
        List<CapsStructure> pieces = new ArrayList<>();
        for (List<CapsValue> piece : Products.subtract(mine, theirs)) {
            Map<String, CapsValue> fields = new LinkedHashMap<>(a.fields());
            for (int i = 0; i < names.size(); i++) {
                fields.put(names.get(i), piece.get(i));
            }
            pieces.add(new CapsStructure(a.mediaType(), a.features(), fields));
        }
        return pieces;
    }
}
