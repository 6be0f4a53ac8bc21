package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsFeatures;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.caps.CapsValue;
import io.parallax.api.element.CapsRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Applies rules to caps.
final class Rules {
    /// Caps of more alternatives are not made; what is left out then only makes an answer less sharp.
    private static final int MOST_ALTERNATIVES = 64;

    private Rules() {}

    /// {@return what is left of the lower caps, given the upper ones; EMPTY if nothing is}
    /// @param upper caps upstream
    /// @param lower caps downstream
    /// @param rule what both have in common
    static Caps down(Caps upper, Caps lower, CapsRule rule) {
        return switch (rule.kind()) {
            case SAME -> meet(upper, lower);
            case INDEPENDENT -> lower;
            case CHANGES, KEEPS -> narrow(lower, upper, rule);
        };
    }

    /// {@return what is left of the upper caps, given the lower ones; EMPTY if nothing is}
    /// @param upper caps upstream
    /// @param lower caps downstream
    /// @param rule what both have in common
    static Caps up(Caps upper, Caps lower, CapsRule rule) {
        return switch (rule.kind()) {
            case SAME -> meet(upper, lower);
            case INDEPENDENT -> upper;
            case CHANGES, KEEPS -> narrow(upper, lower, rule);
        };
    }

    /// {@return what both allow, or a little more if that would be too long}
    static Caps meet(Caps upper, Caps lower) {
        if (upper.isAny() || lower.isAny() || product(upper, lower) <= MOST_ALTERNATIVES) {
            return upper.intersect(lower);
        }
        List<CapsStructure> possible = upper.structures().stream()
                .filter(structure -> Caps.of(structure).canIntersect(lower))
                .toList();
        Caps common = Caps.of(possible).intersect(lower);
        return common.structures().size() > MOST_ALTERNATIVES ? Caps.of(possible) : common;
    }

    private static long product(Caps upper, Caps lower) {
        return (long) upper.structures().size() * lower.structures().size();
    }

    private static Caps narrow(Caps target, Caps source, CapsRule rule) {
        if (source.isAny() || source.isEmpty() || target.isEmpty()) {
            return source.isEmpty() ? Caps.EMPTY : target;
        }
        if (target.isAny()) {
            return rule.keepsMediaType()
                    ? Caps.of(
                            source.structures().stream().map(s -> kept(s, rule)).toList())
                    : target;
        }
        List<CapsStructure> left = new ArrayList<>();
        for (CapsStructure each : target.structures()) {
            List<CapsStructure> pieces = new ArrayList<>();
            for (CapsStructure other : source.structures()) {
                CapsStructure piece = narrow(each, other, rule);
                if (piece != null && !pieces.contains(piece)) {
                    pieces.add(piece);
                }
            }
            left.addAll(pieces.size() > 1 && product(target, source) > MOST_ALTERNATIVES ? List.of(each) : pieces);
        }
        return Caps.of(left);
    }

    /// {@return what of a structure stays under a rule that keeps its media type}
    private static CapsStructure kept(CapsStructure structure, CapsRule rule) {
        CapsStructure kept = structure.with(rule.keepsMemory() ? structure.features() : CapsFeatures.ANY);
        for (String field : structure.fields().keySet()) {
            kept = rule.keeps(field) ? kept : kept.without(field);
        }
        return kept;
    }

    private static @Nullable CapsStructure narrow(CapsStructure target, CapsStructure source, CapsRule rule) {
        if (rule.keepsMediaType() && !target.mediaType().equals(source.mediaType())) {
            return null;
        }
        CapsStructure narrowed = target;
        if (rule.keepsMemory()) {
            if (!target.features().canIntersect(source.features())) {
                return null;
            }
            narrowed = target.features().isAny() ? target.with(source.features()) : target;
        }
        for (Map.Entry<String, CapsValue> field : source.fields().entrySet()) {
            if (!rule.keeps(field.getKey())) {
                continue;
            }
            CapsValue mine = target.field(field.getKey());
            CapsValue both = mine == null ? field.getValue() : mine.intersect(field.getValue());
            if (both == null) {
                return null;
            }
            narrowed = both.equals(mine) ? narrowed : narrowed.with(field.getKey(), both);
        }
        return narrowed;
    }
}
