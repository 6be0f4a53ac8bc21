package io.parallax.api.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever the text: caps that read back, or a refusal with a place.
class CapsParserFuzzTest {
    private static final List<String> FRAGMENTS = List.of(("""
        ANY EMPTY video/x-raw (memory:Shared) (ANY) , ; = ( ) [ ] { } < > " \\ \\377 \t \0 ä \ud83d \
        (int) (gint64) (string) (fraction) (structure) (GstCaps) (bitmask) (flagset) a=1 true min max \
        30/1 1:1 0x 09 - 1e9 1. . 2147483648 -2147483648 9223372036854775807\
        """ + "  ").split(" ", -1));

    /// One change to a text.
    private record Edit(int place, int removed, String inserted) {
        String apply(String text) {
            int start = Math.floorMod(place, text.length() + 1);
            int end = Math.min(text.length(), start + removed);
            return text.substring(0, start) + inserted + text.substring(end);
        }
    }

    @Provide
    Arbitrary<String> mutated() {
        Arbitrary<Edit> edit = Combinators.combine(
                        Arbitraries.integers(), Arbitraries.integers().between(0, 4), Arbitraries.of(FRAGMENTS))
                .as(Edit::new);
        return Combinators.combine(
                        CapsArbitraries.caps(), edit.list().ofMinSize(1).ofMaxSize(4))
                .as((caps, edits) -> {
                    String text = caps.toString();
                    for (Edit each : edits) {
                        text = each.apply(text);
                    }
                    return text;
                });
    }

    @Provide
    Arbitrary<String> pieced() {
        return Arbitraries.of(FRAGMENTS).list().ofMaxSize(24).map(parts -> String.join("", parts));
    }

    @Property(tries = 3000)
    void mutatedCapsAreReadOrRefused(@ForAll("mutated") String text) {
        check(text);
    }

    @Property(tries = 3000)
    void fragmentsAreReadOrRefused(@ForAll("pieced") String text) {
        check(text);
        check("a,b=" + text);
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        check(text);
        check("a,b=\"" + text + "\"");
    }

    private static void check(String text) {
        Caps caps;
        try {
            caps = Caps.parse(text);
        } catch (CapsFormatException e) {
            assertThat(e.place()).isBetween(0, text.length());
            return;
        }
        assertThat(Caps.parse(caps.toString())).isEqualTo(caps);
    }
}
