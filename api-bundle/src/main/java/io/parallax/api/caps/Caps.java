package io.parallax.api.caps;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a stream carries: alternatives, the preferred one first. [#ANY] stands for every stream, [#EMPTY] for none.
///
/// Immutable. Two caps are equal if they list equal structures in the same order; [#isEquivalentTo(Caps)] asks
/// whether they allow the same.
public final class Caps {
    /// Whatever there is.
    public static final Caps ANY = new Caps(true, List.of());

    /// Nothing at all.
    public static final Caps EMPTY = new Caps(false, List.of());

    private final boolean any;
    private final List<CapsStructure> structures;
    private final int hash;

    private Caps(boolean any, List<CapsStructure> structures) {
        this.any = any;
        this.structures = List.copyOf(structures);
        this.hash = Boolean.hashCode(any) * 31 + this.structures.hashCode();
    }

    /// {@return caps of alternatives, or [#EMPTY] without any}
    /// @param structures the alternatives, the preferred one first
    public static Caps of(CapsStructure... structures) {
        return of(List.of(structures));
    }

    /// {@return caps of alternatives, or [#EMPTY] without any}
    /// @param structures the alternatives, the preferred one first
    public static Caps of(List<CapsStructure> structures) {
        return structures.isEmpty() ? EMPTY : new Caps(false, structures);
    }

    /// Reads caps from their text form, the one of GStreamer: `ANY`, `EMPTY`, or structures separated by `;`.
    ///
    /// A structure is a media type, features in parentheses if it needs some, and fields: `name=value`, each
    /// after a comma. A value is a word or a quoted text, a range `[min,max,step]`, a list `{a,b}`, an array
    /// `<a,b>`, a structure or caps in brackets. A type in parentheses may come first: `(int)`, `(gint64)`,
    /// `(double)`, `(boolean)`, `(string)`, `(fraction)`, `(bitmask)`, `(flagset)`, `(structure)`, `(GstCaps)`.
    /// Without one a word is an int, a double, a fraction, a flag set or a boolean if it reads like one,
    /// otherwise a text. A list of one value is that value.
    /// @param text the text form
    /// @return the caps
    /// @throws CapsFormatException if the text is malformed; it names the place and what was expected there
    public static Caps parse(String text) {
        return new CapsParser(text, 0).parseAll();
    }

    /// {@return whether these are [#ANY]}
    public boolean isAny() {
        return any;
    }

    /// {@return whether there is no alternative}
    public boolean isEmpty() {
        return !any && structures.isEmpty();
    }

    /// {@return whether there is one alternative and it is fixed}
    public boolean isFixed() {
        return structures.size() == 1 && structures.getFirst().isFixed();
    }

    /// {@return the alternatives in order, unmodifiable; none for [#ANY]}
    public List<CapsStructure> structures() {
        return structures;
    }

    /// {@return whether some stream is allowed by both} Never makes the intersection.
    /// @param other the other caps
    public boolean canIntersect(Caps other) {
        if (any || other.any) {
            return !isEmpty() && !other.isEmpty();
        }
        return CapsSets.canIntersect(structures, other.structures);
    }

    /// {@return what both allow} The order is the one of this, then the one of the other.
    /// @param other the other caps
    public Caps intersect(Caps other) {
        if (any) {
            return other;
        }
        return other.any || equals(other) ? this : of(CapsSets.intersect(structures, other.structures));
    }

    /// {@return what one or the other allows} This comes first, then what of the other is not in it already.
    /// @param other the other caps
    public Caps union(Caps other) {
        if (any || other.any) {
            return ANY;
        }
        return of(CapsSets.union(structures, other.structures));
    }

    /// {@return what this allows and the other does not}
    ///
    /// Exact for whatever structures can express. What they cannot, stays in: a structure stays whole if the other
    /// restricts a field or the features that it leaves open, [#ANY] stays ANY unless the other is ANY, and a
    /// subtraction stops where it would leave more than 4096 pieces.
    /// @param other the other caps
    public Caps subtract(Caps other) {
        if (other.any) {
            return EMPTY;
        }
        return any ? ANY : of(CapsSets.subtract(structures, other.structures));
    }

    /// {@return whether the other allows all that this allows} An alternative may be covered by several of the other
    /// together. False may also mean that a proof would take more than 4096 pieces.
    /// @param other the other caps
    public boolean isSubsetOf(Caps other) {
        if (other.any || isEmpty() || equals(other)) {
            return true;
        }
        return !any && CapsSets.isSubset(structures, other.structures);
    }

    /// {@return whether both allow the same, in whatever form and order}
    /// @param other the other caps
    public boolean isEquivalentTo(Caps other) {
        return isSubsetOf(other) && other.isSubsetOf(this);
    }

    /// {@return the same in a shorter form} Alternatives that others cover go, those that differ in one field are
    /// joined. Where this merges, preference among the merged is lost.
    public Caps simplify() {
        List<CapsStructure> simple = Simplifier.simplify(structures);
        return simple.equals(structures) ? this : of(simple);
    }

    /// {@return the same without lists as fields} Each value of a list makes an alternative of its own. Lists stay
    /// where this would make more than 4096 alternatives.
    public Caps normalize() {
        List<CapsStructure> normal = Normalizer.normalize(structures);
        return normal.equals(structures) ? this : of(normal);
    }

    /// {@return fixed caps: the first alternative, with all fields fixed; [#EMPTY] for EMPTY}
    /// @throws IllegalStateException if these are [#ANY]
    public Caps fixate() {
        return fixate(Map.of());
    }

    /// {@return fixed caps: the first alternative, with all fields fixed as near to wishes as can be}
    /// @param wishes what would suit best, by field name; wishes for fields that are not there count for nothing
    /// @throws IllegalStateException if these are [#ANY]
    public Caps fixate(Map<String, CapsValue> wishes) {
        if (any) {
            throw new IllegalStateException("ANY cannot be fixed: intersect it with caps that name a media type");
        }
        return isEmpty() || isFixed() ? this : of(structures.getFirst().fixate(wishes));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Caps that
                        && hash == that.hash
                        && any == that.any
                        && structures.equals(that.structures));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /// {@return the text form, which [#parse(String)] reads back to equal caps}
    @Override
    public String toString() {
        return CapsWriter.write(this);
    }
}
