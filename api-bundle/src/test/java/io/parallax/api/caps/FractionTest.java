package io.parallax.api.caps;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FractionTest {
    @Provide
    Arbitrary<Fraction> fractions() {
        Arbitrary<Integer> numerator = Arbitraries.integers().between(-Integer.MAX_VALUE, Integer.MAX_VALUE);
        Arbitrary<Integer> denominator = Arbitraries.integers().between(1, Integer.MAX_VALUE);
        Arbitrary<Integer> small = Arbitraries.integers().between(1, 60);
        return Arbitraries.oneOf(
                Combinators.combine(numerator, denominator).as(Fraction::new),
                Combinators.combine(small, small).as(Fraction::new));
    }

    @Test
    void isReducedWithAPositiveDenominator() {
        assertThat(new Fraction(60, -2)).isEqualTo(new Fraction(-30, 1)).hasToString("-30/1");
        assertThat(new Fraction(0, 7)).isEqualTo(Fraction.ZERO);
        assertThat(new Fraction(Integer.MIN_VALUE, 2)).isEqualTo(new Fraction(-1 << 30, 1));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fraction(1, 0))
                .withMessageContaining("1/0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Fraction(Integer.MIN_VALUE, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fraction(1, Integer.MIN_VALUE));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Fraction.MAX.plus(new Fraction(1, 1)))
                .withMessageContaining("2147483648/1");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(Fraction.ZERO::inverted);
    }

    @Test
    void calculatesExactly() {
        Fraction ntsc = new Fraction(30_000, 1001);

        assertThat(ntsc.times(new Fraction(1001, 1000))).isEqualTo(new Fraction(30, 1));
        assertThat(ntsc.minus(ntsc)).isEqualTo(Fraction.ZERO);
        assertThat(ntsc.dividedBy(new Fraction(2, 1))).isEqualTo(new Fraction(15_000, 1001));
        assertThat(ntsc.inverted()).isEqualTo(new Fraction(1001, 30_000));
        assertThat(new Fraction(1, 3).plus(new Fraction(1, 6))).isEqualTo(new Fraction(1, 2));
        assertThat(ntsc.doubleValue()).isEqualTo(30_000.0 / 1001);
    }

    @Property
    void comparesExactly(@ForAll("fractions") Fraction a, @ForAll("fractions") Fraction b) {
        int exact = product(a.numerator(), b.denominator()).compareTo(product(b.numerator(), a.denominator()));

        assertThat(a.compareTo(b)).isEqualTo(exact);
        assertThat(a.equals(b)).isEqualTo(exact == 0);
    }

    @Property
    void neighboursHaveNothingBetweenThem(@ForAll("fractions") Fraction a) {
        Fraction above = Farey.above(a);
        Fraction below = Farey.below(a);

        if (above != null) {
            assertThat(above).isGreaterThan(a);
            assertThat(requireNonNull(Farey.below(above))).isEqualTo(a);
            assertThat(determinant(above, a)).isEqualTo(BigInteger.ONE);
            assertThat(medianFits(above, a)).isFalse();
        }
        if (below != null) {
            assertThat(below).isLessThan(a);
            assertThat(requireNonNull(Farey.above(below))).isEqualTo(a);
        }
    }

    @Test
    void theGreatestAndTheLeastHaveOneNeighbour() {
        assertThat(Farey.above(Fraction.MAX)).isNull();
        assertThat(Farey.below(Fraction.MIN)).isNull();
        assertThat(Farey.below(Fraction.MAX)).isEqualTo(new Fraction(Integer.MAX_VALUE - 1, 1));
        assertThat(Farey.above(Fraction.ZERO)).isEqualTo(new Fraction(1, Integer.MAX_VALUE));
        assertThat(Farey.below(new Fraction(1, 1))).isEqualTo(new Fraction(Integer.MAX_VALUE - 1, Integer.MAX_VALUE));
    }

    private static BigInteger determinant(Fraction high, Fraction low) {
        return product(high.numerator(), low.denominator()).subtract(product(low.numerator(), high.denominator()));
    }

    /// Every fraction between two neighbours of determinant 1 has parts at least as large as their mediant's.
    private static boolean medianFits(Fraction a, Fraction b) {
        long numerator = Math.abs((long) a.numerator() + b.numerator());
        return numerator <= Integer.MAX_VALUE && (long) a.denominator() + b.denominator() <= Integer.MAX_VALUE;
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }
}
