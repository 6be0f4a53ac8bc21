package io.parallax.api.caps;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.caps.CapsValue.Flags;
import io.parallax.api.caps.CapsValue.Int;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/// Set operations on values, checked against enumeration and against each other.
class ValuePropertiesTest {
    @Provide
    Arbitrary<CapsValue> values() {
        return CapsArbitraries.values();
    }

    @Provide
    Arbitrary<CapsValue> ints() {
        return CapsArbitraries.ints().list().ofMinSize(1).ofMaxSize(4).map(CapsValue::oneOf);
    }

    @Provide
    Arbitrary<CapsValue> flags() {
        Arbitrary<Integer> word = Arbitraries.integers().between(0, 15);
        return Combinators.combine(word, word).as((flags, mask) -> new Flags(flags, mask));
    }

    @Property
    void wholeNumbersBehaveLikeTheSetsTheyStandFor(@ForAll("ints") CapsValue a, @ForAll("ints") CapsValue b) {
        CapsValue both = a.intersect(b);
        CapsValue rest = a.subtract(b);

        for (Int each : CapsArbitraries.universe()) {
            assertThat(holds(both, each)).isEqualTo(holds(a, each) && holds(b, each));
            assertThat(holds(rest, each)).isEqualTo(holds(a, each) && !holds(b, each));
        }
        assertThat(a.canIntersect(b)).isEqualTo(both != null);
        assertThat(a.isSubsetOf(b)).isEqualTo(rest == null);
    }

    @Property
    void flagSetsBehaveLikeTheWordsTheyStandFor(@ForAll("flags") CapsValue a, @ForAll("flags") CapsValue b) {
        CapsValue both = a.intersect(b);
        CapsValue rest = a.subtract(b);

        for (int word = 0; word < 16; word++) {
            Flags each = new Flags(word, -1);
            assertThat(holds(both, each)).isEqualTo(holds(a, each) && holds(b, each));
            assertThat(holds(rest, each)).isEqualTo(holds(a, each) && !holds(b, each));
        }
    }

    @Property
    void intersectionAndDifferenceOfAllTypesAgree(@ForAll("values") CapsValue a, @ForAll("values") CapsValue b) {
        CapsValue rest = a.subtract(b);
        CapsValue both = a.intersect(b);

        if (rest != null) {
            assertThat(rest.isSubsetOf(a)).isTrue();
            assertThat(a.isSubsetOf(CapsValue.oneOf(List.of(rest, b)))).isTrue();
        }
        if (both != null) {
            assertThat(both.isSubsetOf(a)).isTrue();
            assertThat(both.isSubsetOf(b)).isTrue();
        }
        assertThat(a.canIntersect(b)).isEqualTo(both != null).isEqualTo(b.canIntersect(a));
    }

    @Property
    void fixatedValuesAreFixedMembers(@ForAll("values") CapsValue value, @ForAll("values") CapsValue wish) {
        assertThat(value.fixate()).matches(CapsValue::isFixed).matches(fixed -> fixed.isSubsetOf(value));
        assertThat(value.fixate(wish)).matches(CapsValue::isFixed).matches(fixed -> fixed.isSubsetOf(value));
    }

    @Property
    void nearestWholeNumberIsTheNearest(@ForAll("ints") CapsValue value, @ForAll("ints") CapsValue wish) {
        CapsValue goal = wish.fixate();
        if (value.fixate(goal) instanceof Int(int chosen) && goal instanceof Int(int wanted)) {
            for (Int each : CapsArbitraries.universe()) {
                if (holds(value, each)) {
                    assertThat(Math.abs(chosen - wanted)).isLessThanOrEqualTo(Math.abs(each.value() - wanted));
                }
            }
        }
    }

    private static boolean holds(@Nullable CapsValue set, CapsValue value) {
        return set != null && value.isSubsetOf(set);
    }
}
