package io.parallax.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.Fraction;
import io.parallax.api.element.PropertyInfo;
import io.parallax.api.element.PropertyType;
import io.parallax.engine.registry.FakeElements.Tuner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedValuesTest {
    private final PropertySet properties = PropertySet.of(new Tuner(), List.of());

    @Test
    void describesThem() {
        assertThat(properties.infos())
                .extracting(PropertyInfo::name, PropertyInfo::type, PropertyInfo::defaultValue)
                .containsExactly(
                        tuple("parts", PropertyType.FLAGS, "noise"),
                        tuple("rate", PropertyType.FRACTION, new Fraction(25, 1)),
                        tuple("take", PropertyType.CAPS, Caps.ANY),
                        tuple("gains", PropertyType.LIST, List.of()),
                        tuple("labels", PropertyType.LIST, List.of()),
                        tuple("counts", PropertyType.LIST, List.of(1)));
        assertThat(info("parts").range().choices()).containsExactly("low-band", "high-band", "noise");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "parts  | low-band              | low-band",
                "parts  | NOISE+low_band        | low-band+noise",
                "parts  | noise + noise         | noise",
                "parts  | 0                     | 0",
                "parts  | 6                     | high-band+noise",
                "parts  | 0x7                   | low-band+high-band+noise",
                "rate   | 30000/1001            | 30000/1001",
                "rate   | 50/2                  | 25/1",
                "rate   | 0                     | 0/1",
                "rate   | 29.97                 | 2997/100",
                "rate   | -5/-2                 | 5/2",
                "rate   | 2147483647/2147483647 | 1/1",
                "take   | video/x-raw, a=(int)5 | video/x-raw,a=5",
                "take   | EMPTY                 | EMPTY",
                "gains  | 1                     | <1.0>",
                "gains  | < 1, -2.5e3 >         | <1.0,-2500.0>",
                "counts | {1,2,3}               | <1,2,3>",
                "counts | <>                    | <>",
                "counts | ``                    | <>",
                "labels | a,b                   | <a,b>",
                "labels | <\"a, b\",c>          | <\"a, b\",c>",
                "labels | \"\"                  | <\"\">",
                "labels | \"\\\"\"              | <\"\\\"\">",
            })
    void readsAndWritesThem(String property, String text, String written) {
        properties.set(info(property), properties.convert(info(property), text));

        assertThat(properties.assigned()).isEqualTo(Map.of(property, written));
        Object again = properties.convert(info(property), written);
        assertThat(again).isEqualTo(properties.convert(info(property), text));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "parts  | hgh-band   | did you mean 'high-band'?",
                "parts  | 9          | ",
                "parts  | +          | ",
                "rate   | 1/-0       | ",
                "rate   | -1/2       | ",
                "rate   | 4294967296 | ",
                "rate   | 1.         | ",
                "take   | video      x | ",
                "gains  | <1,,2>     | an item with other characters needs double quotes",
                "gains  | <1         | an item with other characters needs double quotes",
                "gains  | 1e999      | '1e999' is not a number",
                "counts | 99999999999 | '99999999999' is not a whole number",
                "labels | a b        | an item with other characters needs double quotes",
                "labels | \"a        | an item with other characters needs double quotes",
            })
    void refusesOthers(String property, String text, String hint) {
        assertThatExceptionOfType(PropertyValueException.class)
                .isThrownBy(() -> properties.convert(info(property), text))
                .satisfies(e -> assertThat(e.problem()).startsWith(property + ": expected "))
                .satisfies(e -> assertThat(e.hint()).isEqualTo(hint));
    }

    @Test
    void takesValuesOfTheirTypes() {
        assertThat(properties.convert(info("parts"), Set.of(Tuner.Part.NOISE))).isEqualTo(Set.of(Tuner.Part.NOISE));
        assertThat(properties.convert(info("rate"), 24)).isEqualTo(new Fraction(24, 1));
        assertThat(properties.convert(info("take"), Caps.EMPTY)).isEqualTo(Caps.EMPTY);
        assertThat(properties.convert(info("counts"), List.of(5, "6"))).isEqualTo(List.of(5, 6));
        assertThatExceptionOfType(PropertyValueException.class)
                .isThrownBy(() -> properties.convert(info("parts"), Set.of("noise")));
        assertThatExceptionOfType(PropertyValueException.class)
                .isThrownBy(() -> properties.convert(info("counts"), List.of(5, 6.5)));
    }

    @Test
    void givesFlagsAsWords() {
        properties.set(info("parts"), properties.convert(info("parts"), 5));

        assertThat(properties.get(info("parts"))).isEqualTo("low-band+noise");
    }

    @Test
    void tellsWhichCharacterOfCapsIsWrong() {
        assertThatExceptionOfType(PropertyValueException.class)
                .isThrownBy(() -> properties.convert(info("take"), "video/x-raw,a="))
                .satisfies(e -> assertThat(e.index()).isEqualTo(14));
    }

    @Property(tries = 1000)
    void anyTextsSurviveInAList(@ForAll List<String> labels) {
        properties.set(info("labels"), properties.convert(info("labels"), labels));

        assertThat(properties.convert(info("labels"), properties.assigned().getOrDefault("labels", "")))
                .isEqualTo(labels);
    }

    @SuppressWarnings("UnusedVariable") // described only
    static class OddSet {
        @io.parallax.api.element.Property(summary = "a set of texts")
        private Set<String> words = Set.of();
    }

    @SuppressWarnings("UnusedVariable") // described only
    static class OddList {
        @io.parallax.api.element.Property(summary = "a list of anything")
        private List<?> things = List.of();
    }

    @Test
    void refusesSetsAndListsOfOtherThings() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PropertySet.of(new OddSet(), List.of()))
                .withMessageStartingWith("property field OddSet.words has type Set");
        assertThatIllegalStateException()
                .isThrownBy(() -> PropertySet.of(new OddList(), List.of()))
                .withMessageStartingWith("property field OddList.things has type List");
    }

    private PropertyInfo info(String name) {
        return properties.find(name).orElseThrow();
    }
}
