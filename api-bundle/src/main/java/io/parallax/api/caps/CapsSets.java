package io.parallax.api.caps;

import java.util.ArrayList;
import java.util.List;

/// Set operations on lists of alternatives.
final class CapsSets {
    private CapsSets() {}

    static boolean canIntersect(List<CapsStructure> a, List<CapsStructure> b) {
        for (CapsStructure x : a) {
            for (CapsStructure y : b) {
                if (StructureSets.canIntersect(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    static List<CapsStructure> intersect(List<CapsStructure> a, List<CapsStructure> b) {
        List<CapsStructure> common = new ArrayList<>();
        for (CapsStructure x : a) {
            for (CapsStructure y : b) {
                CapsStructure both = StructureSets.intersect(x, y);
                if (both != null) {
                    addUnlessCovered(common, both);
                }
            }
        }
        return common;
    }

    static List<CapsStructure> union(List<CapsStructure> a, List<CapsStructure> b) {
        List<CapsStructure> all = new ArrayList<>(a);
        for (CapsStructure each : b) {
            addUnlessCovered(all, each);
        }
        return all;
    }

    private static void addUnlessCovered(List<CapsStructure> list, CapsStructure structure) {
        if (!isCoveredByOne(structure, list)) {
            list.add(structure);
        }
    }

    static boolean isCoveredByOne(CapsStructure structure, List<CapsStructure> list) {
        for (CapsStructure each : list) {
            if (StructureSets.isSubset(structure, each)) {
                return true;
            }
        }
        return false;
    }

    static boolean isSubset(List<CapsStructure> a, List<CapsStructure> b) {
        for (CapsStructure each : a) {
            if (!isCoveredByOne(each, b) && !minus(each, b).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    static List<CapsStructure> subtract(List<CapsStructure> a, List<CapsStructure> b) {
        List<CapsStructure> rest = new ArrayList<>();
        for (CapsStructure each : a) {
            rest.addAll(minus(each, b));
        }
        return rest;
    }

    private static List<CapsStructure> minus(CapsStructure whole, List<CapsStructure> others) {
        List<CapsStructure> rest = List.of(whole);
        for (CapsStructure other : others) {
            if (!StructureSets.canIntersect(whole, other)) {
                continue;
            }
            List<CapsStructure> left = new ArrayList<>();
            for (CapsStructure piece : rest) {
                left.addAll(StructureSets.subtract(piece, other));
            }
            if (left.size() <= ValueSets.MAX_PIECES) {
                rest = left;
            }
        }
        return rest;
    }
}
