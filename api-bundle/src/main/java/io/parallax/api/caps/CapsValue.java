package io.parallax.api.caps;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// The value of a field of a [CapsStructure]: either one fixed value or a set of acceptable ones.
///
/// Values of different types have nothing in common: the int 1, the 64-bit int 1 and the fraction 1/1 are three values.
/// The text form of a value is the one that [Caps#parse(String)] reads behind the `=` of a field.
public sealed interface CapsValue
        permits Fraction,
                CapsValue.Int,
                CapsValue.Int64,
                CapsValue.Real,
                CapsValue.Bool,
                CapsValue.Text,
                CapsValue.Bitmask,
                CapsValue.Flags,
                CapsValue.IntRange,
                CapsValue.Int64Range,
                CapsValue.RealRange,
                CapsValue.FractionRange,
                CapsValue.OneOf,
                CapsValue.Array,
                CapsValue.Nested,
                CapsValue.NestedCaps {
    /// {@return whether this is exactly one value}
    default boolean isFixed() {
        return Fixation.isFixed(this);
    }

    /// {@return one of the values: the least of a range, the first of a list, no more flags than asked for}
    default CapsValue fixate() {
        return Fixation.fixate(this);
    }

    /// {@return one of the values, as near to a wish as possible} A wish of another type counts for nothing.
    /// @param wish what would suit best
    default CapsValue fixate(CapsValue wish) {
        return Fixation.nearest(this, wish);
    }

    /// {@return the values in both, in the order of this, or null if there are none}
    /// @param other the other set
    default @Nullable CapsValue intersect(CapsValue other) {
        return ValueSets.intersect(this, other);
    }

    /// {@return whether some value is in both}
    /// @param other the other set
    default boolean canIntersect(CapsValue other) {
        return ValueSets.canIntersect(this, other);
    }

    /// {@return whether every value of this is in the other}
    /// @param other the other set
    default boolean isSubsetOf(CapsValue other) {
        return ValueSets.isSubset(this, other);
    }

    /// {@return the values of this that are not in the other, or null if there are none} What cannot be taken out
    /// exactly stays in: see [Caps#subtract(Caps)].
    /// @param other the other set
    default @Nullable CapsValue subtract(CapsValue other) {
        return ValueSets.subtract(this, other);
    }

    /// {@return the given values as alternatives, or the value itself if there is only one}
    /// @param values the values, the preferred one first, at least one
    /// @throws IllegalArgumentException if there is none
    static CapsValue oneOf(List<? extends CapsValue> values) {
        SequencedSet<CapsValue> distinct = new LinkedHashSet<>();
        for (CapsValue value : values) {
            distinct.addAll(ValueSets.alternatives(value));
        }
        if (distinct.isEmpty()) {
            throw new IllegalArgumentException("a list needs at least one value");
        }
        return distinct.size() == 1 ? distinct.getFirst() : new OneOf(List.copyOf(distinct));
    }

    /// {@return texts as alternatives, or the text itself if there is only one}
    /// @param texts the texts, the preferred one first, at least one
    /// @throws IllegalArgumentException if there is none
    static CapsValue oneOf(String... texts) {
        return oneOf(Arrays.stream(texts).map(Text::new).toList());
    }

    /// A whole number of 32 bits.
    /// @param value the number
    record Int(int value) implements CapsValue {
        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// A whole number of 64 bits.
    /// @param value the number
    record Int64(long value) implements CapsValue {
        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// A floating point number of 64 bits.
    /// @param value the number, finite
    record Real(double value) implements CapsValue {
        /// Makes negative zero zero.
        /// @throws IllegalArgumentException if the number is infinite or not a number
        public Real {
            value = finite(value);
        }

        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// True or false.
    /// @param value which one
    record Bool(boolean value) implements CapsValue {
        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// A text.
    /// @param value the characters
    record Text(String value) implements CapsValue {
        /// Checks the characters.
        /// @throws IllegalArgumentException if they hold half of a surrogate pair
        public Text {
            if (!QuotedText.isWellFormed(value)) {
                throw new IllegalArgumentException("text holds half of a surrogate pair");
            }
        }

        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// A word of 64 bits that is compared as a whole, for example a channel mask.
    /// @param bits the word
    record Bitmask(long bits) implements CapsValue {
        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// All words of 32 bits that have given values in the places of a mask.
    /// @param flags the values of the bits in the mask
    /// @param mask the bits that matter; the value is fixed if all do
    record Flags(int flags, int mask) implements CapsValue {
        /// Clears the flags that do not matter.
        public Flags {
            flags &= mask;
        }

        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// At least two whole numbers of 32 bits at equal distances.
    /// @param min the least
    /// @param max the greatest
    /// @param step the distance, positive
    record IntRange(int min, int max, int step) implements CapsValue {
        /// Lowers the maximum to one that steps from the minimum reach.
        /// @throws IllegalArgumentException if this leaves less than two numbers
        public IntRange {
            checkRange(min < max && step > 0 && (long) max - min >= step, "[" + min + "," + max + "," + step + "]");
            max = (int) (max - ((long) max - min) % step);
        }

        /// All numbers between two.
        /// @param min the least
        /// @param max the greatest
        /// @throws IllegalArgumentException if min is not less than max
        public IntRange(int min, int max) {
            this(min, max, 1);
        }

        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// At least two whole numbers of 64 bits at equal distances.
    /// @param min the least
    /// @param max the greatest
    /// @param step the distance, positive
    record Int64Range(long min, long max, long step) implements CapsValue {
        /// Lowers the maximum to one that steps from the minimum reach.
        /// @throws IllegalArgumentException if this leaves less than two numbers
        public Int64Range {
            checkRange(
                    min < max && step > 0 && Long.compareUnsigned(max - min, step) >= 0,
                    "[" + min + "," + max + "," + step + "]");
            max -= Long.remainderUnsigned(max - min, step);
        }

        /// All numbers between two.
        /// @param min the least
        /// @param max the greatest
        /// @throws IllegalArgumentException if min is not less than max
        public Int64Range(long min, long max) {
            this(min, max, 1);
        }

        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// All floating point numbers between two, these included.
    /// @param min the least, finite
    /// @param max the greatest, finite
    record RealRange(double min, double max) implements CapsValue {
        /// Makes negative zeros zero.
        /// @throws IllegalArgumentException if min is not less than max or a bound is not finite
        public RealRange {
            checkRange(min < max, "[" + min + "," + max + "]");
            min = finite(min);
            max = finite(max);
        }

        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// All fractions between two, these included.
    /// @param min the least
    /// @param max the greatest
    record FractionRange(Fraction min, Fraction max) implements CapsValue {
        /// Checks the order.
        /// @throws IllegalArgumentException if min is not less than max
        public FractionRange {
            checkRange(min.compareTo(max) < 0, "[" + min + "," + max + "]");
        }

        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// Alternatives, the preferred one first: `{a,b}`. Made by [CapsValue#oneOf(List)].
    /// @param values at least two different values, none of them a list
    record OneOf(List<CapsValue> values) implements CapsValue {
        /// Checks the form.
        /// @throws IllegalArgumentException if there are less than two values, equal ones, or a list among them
        public OneOf {
            values = List.copyOf(values);
            boolean nested = values.stream().anyMatch(OneOf.class::isInstance);
            if (nested || values.size() < 2 || new LinkedHashSet<>(values).size() != values.size()) {
                throw new IllegalArgumentException("a list needs two or more values, different ones, and no list");
            }
        }

        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// A sequence whose places hold values or sets of values: `<1,2>`.
    /// @param values the places in order
    record Array(List<CapsValue> values) implements CapsValue {
        /// Copies the list.
        public Array {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// A structure as value. It stands for all structures that it describes.
    /// @param structure the structure
    record Nested(CapsStructure structure) implements CapsValue {
        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    /// Caps as value. They are one fixed value, compared as a whole.
    /// @param caps the caps
    record NestedCaps(Caps caps) implements CapsValue {
        @Override
        public String toString() {
            return CapsWriter.write(this);
        }
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " is not a finite number");
        }
        return value == 0 ? 0 : value;
    }

    private static void checkRange(boolean valid, String text) {
        if (!valid) {
            throw new IllegalArgumentException(text + " is no range: it needs min < max and a positive step within");
        }
    }
}
