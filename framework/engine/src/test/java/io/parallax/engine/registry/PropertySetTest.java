package io.parallax.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.element.Property;
import io.parallax.api.element.PropertyInfo;
import io.parallax.api.element.PropertyType;
import io.parallax.api.element.Unit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings({"UnusedVariable", "FieldMayBeFinal"}) // properties are described and set, never used
class PropertySetTest {
    enum Leak {
        NO,
        DROP_OLDEST
    }

    static class Parent {
        @Property(summary = "inherited", min = -1)
        private long numBuffers = 7;
    }

    static class Everything extends Parent {
        @Property(summary = "a flag", live = true)
        private boolean isLive = true;

        @Property(summary = "a count", min = 0, max = 100)
        private int count = 3;

        @Property(summary = "a share")
        private double share = 0.25;

        @Property(
                summary = "a size",
                unit = Unit.BYTES,
                aliases = {"blocksize", "bs"})
        private long chunkSize = 4096;

        @Property(summary = "a time", unit = Unit.MILLISECONDS)
        private int maxURLDelay = 20;

        @Property(summary = "a time", unit = Unit.NANOSECONDS)
        private long span = 0;

        @Property(summary = "a time", unit = Unit.SECONDS)
        private double pause = 0;

        @Property(summary = "a frequency", unit = Unit.PER_SECOND)
        private int rate = 0;

        @Property(summary = "a path", required = true)
        private @Nullable String location;

        @Property(summary = "a word")
        private Leak leak = Leak.NO;
    }

    private final Everything element = new Everything();
    private final PropertySet properties = PropertySet.of(element, List.of());

    @Test
    void listsInheritedPropertiesFirst() {
        assertThat(properties.infos())
                .extracting(PropertyInfo::name)
                .containsExactly(
                        "num-buffers",
                        "is-live",
                        "count",
                        "share",
                        "chunk-size",
                        "max-url-delay",
                        "span",
                        "pause",
                        "rate",
                        "location",
                        "leak");
    }

    @Test
    void takesDefaultsFromTheInstance() {
        assertThat(properties.infos())
                .extracting(PropertyInfo::defaultValue)
                .containsExactly(7L, true, 3, 0.25, 4096L, 20, 0L, 0.0, 0, null, "no");
    }

    @Test
    void tellsWhatTheAnnotationSays() {
        assertThat(properties.find("bs"))
                .contains(new PropertyInfo(
                        "chunk-size",
                        List.of("blocksize", "bs"),
                        PropertyType.LONG,
                        Unit.BYTES,
                        4096L,
                        PropertyInfo.Range.ALL,
                        false,
                        false,
                        false,
                        PropertyInfo.Bonds.NONE,
                        "a size"));
        assertThat(info("leak").range().choices()).containsExactly("no", "drop-oldest");
        assertThat(info("count").range()).isEqualTo(new PropertyInfo.Range(0, 100, List.of()));
        assertThat(info("is-live").live()).isTrue();
        assertThat(info("location").required()).isTrue();
        assertThat(properties.find("nothing")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "is-live, FALSE, false",
        "is-live, yes, true",
        "is-live, No, false",
        "is-live, 1, true",
        "is-live, 0, false",
        "count, 0x10, 16",
        "count, +5, 5",
        "count, 1e2, 100",
        "num-buffers, -1, -1",
        "num-buffers, 9223372036854775807, 9223372036854775807",
        "num-buffers, 0x7fffffffffffffff, 9223372036854775807",
        "share, 1, 1.0",
        "share, -.5, -0.5",
        "share, 1e-3, 0.001",
        "chunk-size, 512, 512",
        "chunk-size, 4KiB, 4096",
        "chunk-size, 1MB, 1000000",
        "chunk-size, 1.5mib, 1572864",
        "chunk-size, 2TiB, 2199023255552",
        "chunk-size, 7B, 7",
        "max-url-delay, 30, 30",
        "max-url-delay, 1.5s, 1500",
        "max-url-delay, 2min, 120000",
        "max-url-delay, 3000us, 3",
        "max-url-delay, 3000\u00b5s, 3",
        "span, 10ns, 10",
        "span, 1h, 3600000000000",
        "pause, 20ms, 0.02",
        "pause, 1.5, 1.5",
        "rate, 30/s, 30",
        "location, /a b, /a b",
        "leak, drop-oldest, drop-oldest",
        "leak, DROP_OLDEST, drop-oldest",
        "leak, 1, drop-oldest"
    })
    void readsText(String name, String text, String value) {
        properties.set(info(name), properties.convert(info(name), text));

        assertThat(properties.get(info(name))).hasToString(value);
        assertThat(properties.assigned()).isEqualTo(Map.of(name, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "is-live | maybe | is-live: expected true or false, found 'maybe'",
                "is-live | 2 | is-live: expected true or false, found '2'",
                "count | 101 | count: expected a whole number from 0 to 100, found '101'",
                "count | 1.5 | count: expected a whole number from 0 to 100, found '1.5'",
                "count | '' | count: expected a whole number from 0 to 100, found ''",
                "count | 5ms | count: expected a whole number from 0 to 100, found '5ms'; it has no unit: leave 'ms' away",
                "count | 5rate=3 | count: expected a whole number from 0 to 100, found '5rate=3';"
                        + " a blank may be missing before 'rate'",
                "count | 5foo=3 | count: expected a whole number from 0 to 100, found '5foo=3';"
                        + " a blank may be missing before 'foo'",
                "num-buffers | -2 | num-buffers: expected a whole number of at least -1, found '-2'",
                "num-buffers | 9223372036854775808 | num-buffers: expected a whole number of at least -1, found"
                        + " '9223372036854775808'; it takes at most 9223372036854775807",
                "share | NaN | share: expected a number, found 'NaN'",
                "share | 1e999 | share: expected a number, found '1e999'",
                "chunk-size | 4K | chunk-size: expected a size in bytes, such as 4096 or 4KiB, found '4K';"
                        + " 'K' is no unit of it: B KB KiB MB MiB GB GiB TB TiB are",
                "chunk-size | 0.5B | chunk-size: expected a size in bytes, such as 4096 or 4KiB, found '0.5B';"
                        + " the smallest step is 1 bytes",
                "max-url-delay | 10us | max-url-delay: expected a time, such as 20ms or 1.5s (a bare number is in ms),"
                        + " found '10us'; the smallest step is 1 ms",
                "max-url-delay | 10m | max-url-delay: expected a time, such as 20ms or 1.5s (a bare number is in ms),"
                        + " found '10m'; 'm' is no unit of it: ns us ms s min h are",
                "rate | fast | rate: expected a whole number a second, such as 30, found 'fast'",
                "leak | drop-oldst | leak: expected one of no, drop-oldest, found 'drop-oldst';"
                        + " did you mean 'drop-oldest'?",
                "leak | 2 | leak: expected one of no, drop-oldest, found '2'"
            })
    void refusesTextThatDoesNotFit(String name, String text, String message) {
        assertThatExceptionOfType(PropertyValueException.class)
                .isThrownBy(() -> properties.convert(info(name), text))
                .withMessage(message);
    }

    @Test
    void takesValuesOfTheType() {
        assertThat(properties.convert(info("count"), 5L)).isEqualTo(5);
        assertThat(properties.convert(info("num-buffers"), 5)).isEqualTo(5L);
        assertThat(properties.convert(info("share"), 5)).isEqualTo(5.0);
        assertThat(properties.convert(info("share"), 0.1)).isEqualTo(0.1);
        assertThat(properties.convert(info("is-live"), false)).isEqualTo(false);
        assertThat(properties.convert(info("leak"), Leak.DROP_OLDEST)).isEqualTo(Leak.DROP_OLDEST);
    }

    @Test
    void refusesValuesOfAnotherType() {
        assertThatExceptionOfType(PropertyValueException.class)
                .isThrownBy(() -> properties.convert(info("count"), List.of()))
                .withMessageStartingWith("count: expected a whole number from 0 to 100, found a List");
        assertThatExceptionOfType(PropertyValueException.class)
                .isThrownBy(() -> properties.convert(info("count"), 1.5));
        assertThatExceptionOfType(PropertyValueException.class)
                .isThrownBy(() -> properties.convert(info("share"), Double.NaN));
        assertThatExceptionOfType(PropertyValueException.class)
                .isThrownBy(() -> properties.convert(info("location"), 5));
        assertThatExceptionOfType(PropertyValueException.class)
                .isThrownBy(() -> properties.convert(info("is-live"), 1));
    }

    @Test
    void setsTheFieldAndKeepsTheOrder() {
        properties.set(info("share"), 0.75);
        properties.set(info("num-buffers"), 9L);
        properties.set(info("share"), 0.5);

        assertThat(element.share).isEqualTo(0.5);
        assertThat(properties.assigned().toString()).isEqualTo("{share=0.5, num-buffers=9}");
    }

    @Test
    void answersEmptyTextForNone() {
        assertThat(properties.get(info("location"))).isEqualTo("");
    }

    @Test
    void prefersTheElementsOwnPropertyToTheEngines() {
        SourceOptions options = new SourceOptions();
        PropertySet both = PropertySet.of(element, List.of(options));

        both.set(both.find("num-buffers").orElseThrow(), 1L);

        assertThat(options.numBuffers()).isEqualTo(-1);
        assertThat(both.infos()).extracting(PropertyInfo::name).containsOnlyOnce("num-buffers");
        assertThat(both.find("do-timestamp")).isPresent();
    }

    static class ConstantField {
        @Property(summary = "cannot change")
        private final int size = Integer.parseInt("1");
    }

    static class OddType {
        @Property(summary = "what is it")
        private Object thing = new Object();
    }

    static class Twice {
        @Property(summary = "one", aliases = "two")
        private int one;

        @Property(summary = "two")
        private int two;
    }

    static class Named {
        @Property(summary = "a name")
        private String name = "";
    }

    static class TimedText {
        @Property(summary = "a text", unit = Unit.SECONDS)
        private String text = "";
    }

    static class Lonely {
        @Property(summary = "a half", needs = "right")
        private int left;
    }

    static class LivePair {
        @Property(summary = "one", excludes = "two")
        private int one;

        @Property(summary = "two", live = true)
        private int two;
    }

    @Test
    void refusesFieldsThatCannotBeProperties() {
        refuses(new Lonely(), "Lonely: the property left speaks of a property right, but there is none");
        refuses(new LivePair(), "LivePair: the properties one and two exclude each other, so neither can be live");
        refuses(new ConstantField(), "property field ConstantField.size must be neither static nor final");
        refuses(new OddType(), "property field OddType.thing has type Object");
        refuses(new Twice(), "Twice has two properties called two");
        refuses(new Named(), "Named has a property called name");
        refuses(new TimedText(), "property field TimedText.text has a unit, but is not a number");
    }

    private static void refuses(Object element, String message) {
        assertThatIllegalStateException()
                .isThrownBy(() -> PropertySet.of(element, List.of()))
                .withMessageStartingWith(message);
    }

    private PropertyInfo info(String name) {
        return properties.find(name).orElseThrow();
    }
}
