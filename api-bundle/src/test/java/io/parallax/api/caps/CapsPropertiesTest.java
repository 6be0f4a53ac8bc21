package io.parallax.api.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The laws of caps as sets.
class CapsPropertiesTest {
    @Provide
    Arbitrary<Caps> caps() {
        return CapsArbitraries.caps();
    }

    @Provide
    Arbitrary<Caps> exactCaps() {
        return CapsArbitraries.exactCaps();
    }

    @Property
    void intersectionDoesNotDependOnTheOrderOfOperands(@ForAll("caps") Caps a, @ForAll("caps") Caps b) {
        assertThat(a.intersect(b).isEquivalentTo(b.intersect(a))).isTrue();
    }

    @Property
    void intersectionIsAssociative(@ForAll("caps") Caps a, @ForAll("caps") Caps b, @ForAll("caps") Caps c) {
        assertThat(a.intersect(b).intersect(c).isEquivalentTo(a.intersect(b.intersect(c))))
                .isTrue();
    }

    @Property
    void intersectionWithItselfChangesNothing(@ForAll("caps") Caps a) {
        assertThat(a.intersect(Caps.of(a.structures())).isEquivalentTo(a) || a.isAny())
                .isTrue();
        assertThat(a.intersect(a)).isEqualTo(a);
    }

    @Property
    void intersectionIsASubsetOfBoth(@ForAll("caps") Caps a, @ForAll("caps") Caps b) {
        Caps both = a.intersect(b);

        assertThat(both.isSubsetOf(a)).isTrue();
        assertThat(both.isSubsetOf(b)).isTrue();
        assertThat(a.canIntersect(b)).isEqualTo(!both.isEmpty());
    }

    @Property
    void intersectionWithASupersetChangesNothing(@ForAll("caps") Caps a, @ForAll("caps") Caps b) {
        assertThat(a.intersect(a.union(b)).isEquivalentTo(a)).isTrue();
    }

    @Property
    void unionHoldsBothAndNothingElse(@ForAll("caps") Caps a, @ForAll("caps") Caps b) {
        Caps either = a.union(b);

        assertThat(a.isSubsetOf(either)).isTrue();
        assertThat(b.isSubsetOf(either)).isTrue();
        assertThat(either.isEquivalentTo(b.union(a))).isTrue();
        if (!either.isAny()) {
            assertThat(either.structures().subList(0, a.structures().size())).isEqualTo(a.structures());
        }
    }

    @Property
    void differenceStaysWithinAndCoversTheRest(@ForAll("caps") Caps a, @ForAll("caps") Caps b) {
        Caps rest = a.subtract(b);

        assertThat(rest.isSubsetOf(a)).isTrue();
        assertThat(a.isSubsetOf(rest.union(b))).isTrue();
    }

    @Property
    void differenceIsDisjointWhereFieldsAreNamedByBoth(@ForAll("exactCaps") Caps a, @ForAll("exactCaps") Caps b) {
        Caps rest = a.subtract(b);

        assertThat(rest.canIntersect(b)).isFalse();
        assertThat(rest.union(a.intersect(b)).isEquivalentTo(a)).isTrue();
        assertThat(rest.isEmpty()).isEqualTo(a.isSubsetOf(b));
    }

    @Property
    void subsetMeansNothingRemainsAndIntersectionIsTheSame(@ForAll("caps") Caps a, @ForAll("caps") Caps b) {
        if (a.isSubsetOf(b)) {
            assertThat(a.subtract(b)).isEqualTo(Caps.EMPTY);
            assertThat(a.intersect(b).isEquivalentTo(a)).isTrue();
        }
    }

    @Property
    void simplerCapsAllowTheSame(@ForAll("caps") Caps a) {
        Caps simple = a.simplify();

        assertThat(simple.isEquivalentTo(a)).isTrue();
        assertThat(simple.structures()).hasSizeLessThanOrEqualTo(a.structures().size());
    }

    @Property
    void simplifyingTakesTheProductOfListsApartAndTogetherAgain(@ForAll("exactCaps") Caps a) {
        assertThat(a.simplify().isEquivalentTo(a)).isTrue();
        assertThat(a.normalize().simplify().isEquivalentTo(a)).isTrue();
    }

    @Property
    void normalCapsAllowTheSameWithoutLists(@ForAll("caps") Caps a) {
        Caps normal = a.normalize();

        assertThat(normal.isEquivalentTo(a)).isTrue();
        assertThat(normal.structures())
                .allSatisfy(each -> assertThat(each.fields().values()).noneMatch(CapsValue.OneOf.class::isInstance));
    }

    @Property
    void fixatedCapsAreAFixedSubset(@ForAll("caps") Caps a) {
        Assume.that(!a.isAny());
        Caps fixed = a.fixate();

        assertThat(fixed.isFixed()).isEqualTo(!a.isEmpty());
        assertThat(fixed.isSubsetOf(a)).isTrue();
        assertThat(fixed.fixate()).isEqualTo(fixed);
    }

    @Property
    void wishesAreGrantedWhereTheyFit(@ForAll("caps") Caps a, @ForAll("caps") Caps b) {
        Assume.that(!a.structures().isEmpty() && !b.structures().isEmpty());
        var wishes = b.structures().getFirst().fields();
        Caps fixed = a.fixate(wishes);

        assertThat(fixed.isFixed()).isTrue();
        assertThat(fixed.isSubsetOf(a)).isTrue();
        a.structures().getFirst().fields().forEach((name, value) -> {
            CapsValue wish = wishes.get(name);
            if (wish != null && wish.canIntersect(value)) {
                assertThat(fixed.structures().getFirst().fields().get(name)).matches(wish::canIntersect);
            }
        });
    }

    @Property
    void textReadsBackAsEqualCaps(@ForAll("caps") Caps a) {
        Caps read = Caps.parse(a.toString());

        assertThat(read).isEqualTo(a).hasSameHashCodeAs(a);
        assertThat(read.toString()).isEqualTo(a.toString());
    }

    @Property
    void orderOfTheFirstOperandIsKept(@ForAll("exactCaps") Caps a, @ForAll("exactCaps") Caps b) {
        int place = 0;
        for (CapsStructure each : a.intersect(b).structures()) {
            place = firstCover(each, a.structures(), place);

            assertThat(place).isNotNegative();
        }
    }

    private static int firstCover(CapsStructure structure, List<CapsStructure> list, int from) {
        for (int i = from; i < list.size(); i++) {
            if (structure.isSubsetOf(list.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
