package io.parallax.api.caps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the text: caps that read back, or a refusal with a place. `parallax.long` makes it ten million bent texts.
class CapsParserFuzzTest {
    private static final int CASES = Boolean.getBoolean("parallax.long") ? 10_000_000 : 20_000;

    private static final List<String> SEEDS = List.of(
            "ANY",
            "EMPTY",
            "video/x-raw",
            "video/x-raw,format=(string){I420,NV12},width=(int)[1,2147483647],framerate=[0/1,max]",
            "video/x-raw(memory:Shared,meta:A),width=[2,64,2];image/png;audio/x-raw(ANY)",
            "audio/x-raw,rate={8000,[16000,48000,16000]},layout=interleaved,channel-mask=(bitmask)0x3",
            "a,b=<1,[2,3],{4,5}>,c=\"x\\ y\\303\\244\",d=(structure)[sub,e=1;]",
            "a,b=(GstCaps)[x(memory:Y),z=1;w],c=(gint64)[1,max],d=7:3,e=-0.5,f=true",
            "a,b=(structure)\"sub,\\ c\\=1\\;\",d=[s,t=[u,v={1,2}]]",
            "  a , b = (int) 5 ;\tc , d = (double) 3 ");
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

    @Test
    void bentTextsAreReadOrRefused() {
        int read = 0;
        for (long seed = 0; seed < CASES; seed++) {
            read += isRead(bent(new Random(seed))) ? 1 : 0;
        }

        assertThat(read).isBetween(CASES / 20, CASES - CASES / 20);
    }

    private static String bent(Random random) {
        String text = SEEDS.get(random.nextInt(SEEDS.size()));
        for (int i = random.nextInt(4); i > 0; i--) {
            String inserted = switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> {
                    String other = SEEDS.get(random.nextInt(SEEDS.size()));
                    int start = random.nextInt(other.length());
                    yield other.substring(start, Math.min(other.length(), start + random.nextInt(20)));
                }
                default -> FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
            };
            text = new Edit(random.nextInt(), random.nextInt(5), inserted).apply(text);
        }
        return text;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;",
                "a,b=1;",
                "a(memory:X),b={1,2,3,{4,5}};",
                "a,b=\"x\\ y\\303\\244\";",
                "a,b=(structure)[s,t=[u,v=1]];",
                "a,b=(structure)\"s\\,t\\=1\";",
                "a,b=[1,",
                "[",
                "{",
                "\"",
                " ",
                "x",
                "\\"
            })
    void looksAtEachCharacterAFewTimes(String piece) {
        String text = piece.repeat(5000);

        assertThat(CapsParser.steps(text)).isLessThan(12L * text.length());
        assertThat(CapsParser.steps("a,b=" + text)).isLessThan(12L * text.length());
        assertThat(CapsParser.steps("a,b={" + text)).isLessThan(12L * text.length());
    }

    private static void check(String text) {
        isRead(text);
    }

    private static boolean isRead(String text) {
        Caps caps;
        try {
            caps = Caps.parse(text);
        } catch (CapsFormatException e) {
            if (e.place() < 0 || e.place() > text.length()) {
                throw new AssertionError(e.place() + " is not in " + text, e);
            }
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(text, e);
        }
        if (!Caps.parse(caps.toString()).equals(caps)) {
            throw new AssertionError(text + " is not the same as " + caps);
        }
        return true;
    }
}
