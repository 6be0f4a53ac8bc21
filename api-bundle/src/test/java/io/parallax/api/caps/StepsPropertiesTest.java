package io.parallax.api.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Step arithmetic over the whole of `long`, probed near all bounds and at random members.
class StepsPropertiesTest {
    @Provide
    Arbitrary<Steps> steps() {
        Arbitrary<Long> number = Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(-30, 30),
                Arbitraries.longs().between(Long.MAX_VALUE - 30, Long.MAX_VALUE),
                Arbitraries.longs().between(Long.MIN_VALUE, Long.MIN_VALUE + 30));
        Arbitrary<Long> step = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 12), Arbitraries.longs().between(1, Long.MAX_VALUE));
        return Combinators.combine(number, number, step)
                .as((a, b, distance) -> new Steps(Math.min(a, b), Math.max(a, b), distance));
    }

    @Property
    void intersectionAndDifferenceAgreeWithMembership(
            @ForAll("steps") Steps a, @ForAll("steps") Steps b, @ForAll long probe) {
        List<Steps> both = a.intersect(b);
        List<Steps> rest = a.subtract(b);
        boolean whole = rest.equals(List.of(a)) && !both.isEmpty();

        for (long near : new long[] {probe, a.min(), a.max(), b.min(), b.max()}) {
            for (long i = -14; i <= 14; i++) {
                long value = near + i;
                boolean common = a.contains(value) && b.contains(value);
                assertThat(holds(both, value)).isEqualTo(common);
                assertThat(holds(rest, value)).isEqualTo(whole ? a.contains(value) : a.contains(value) && !common);
            }
        }
        both.forEach(each ->
                assertThat(a.contains(each.min()) && b.contains(each.max())).isTrue());
    }

    @Property
    void aJoinHoldsBothAndNothingElse(@ForAll("steps") Steps a, @ForAll("steps") Steps b) {
        Steps joined = a.join(b);
        if (joined != null) {
            for (long near : new long[] {a.min(), a.max(), b.min(), b.max()}) {
                for (long i = -14; i <= 14; i++) {
                    long value = near + i;
                    assertThat(joined.contains(value)).isEqualTo(a.contains(value) || b.contains(value));
                }
            }
        }
    }

    @Property
    void theNearestIsAMember(@ForAll("steps") Steps a, @ForAll long wish) {
        assertThat(a.contains(a.nearest(wish))).isTrue();
    }

    private static boolean holds(List<Steps> pieces, long value) {
        return pieces.stream().anyMatch(each -> each.contains(value));
    }
}
