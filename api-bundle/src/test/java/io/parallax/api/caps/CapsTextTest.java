package io.parallax.api.caps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The text form, by example.
class CapsTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ANY | ANY",
                "EMPTY | EMPTY",
                "' NONE ' | EMPTY",
                "video/x-raw | video/x-raw",
                "' video/x-raw ; ' | video/x-raw",
                "'video/x-raw, format=(string)I420, width=(int)[ 1, 2147483647 ]' |"
                        + " 'video/x-raw,format=I420,width=[1,2147483647]'",
                "'video/x-raw(memory:Shared), width=(int)320' | 'video/x-raw(memory:Shared),width=320'",
                "'video/x-raw ( meta:B , memory:A )' | 'video/x-raw(memory:A,meta:B)'",
                "'video/x-raw(memory:SystemMemory)' | video/x-raw",
                "'video/x-raw( ANY );audio/x-raw' | video/x-raw(ANY);audio/x-raw",
                "'a,framerate=(fraction)[ 0/1, max ]' | 'a,framerate=[0/1,2147483647/1]'",
                "'a,framerate=(fraction)30' | a,framerate=30/1",
                "'a,b=60/2' | a,b=30/1",
                "'a,b={ 1, 2, 2, 1 }' | 'a,b={1,2}'",
                "'a,b={ 1 }' | 'a,b=1'",
                "'a,b=(int){ 1, (string)2 }' | 'a,b={1,(string)\"2\"}'",
                "'a,b={ {1,2}, 3 }' | 'a,b={1,2,3}'",
                "'a,b=< 1, [ 2, 3 ], {4,5} >' | 'a,b=<1,[2,3],{4,5}>'",
                "'a,b=<>' | 'a,b=<>'",
                "'a,b=[ 0, 10, 5 ]' | 'a,b=[0,10,5]'",
                "'a,b=[ 1, 10, 4 ]' | 'a,b=[1,9,4]'",
                "'a,b=[ 5, 5 ]' | 'a,b=5'",
                "'a,b=(gint64)[ 1, max ]' | 'a,b=(gint64)[1,9223372036854775807]'",
                "'a,b=[ (gint64)1, (gint64)4 ]' | 'a,b=(gint64)[1,4]'",
                "'a,b=[ 0.5, 1e3 ]' | 'a,b=[0.5,1000.0]'",
                "a,b=0x1F | a,b=31",
                "a,b=-010 | a,b=-8",
                "a,b=+7 | a,b=7",
                "'a,b=[min,max]' | 'a,b=[-2147483648,2147483647]'",
                "a,b=LITTLE_ENDIAN | a,b=1234",
                "a,b=(boolean)1 | a,b=true",
                "'a,b=yes,c=F' | 'a,b=true,c=false'",
                "a,b=(double)3 | a,b=3.0",
                "a,b=-0.0 | a,b=0.0",
                "a,b=(bitmask)0x00000003 | a,b=(bitmask)0x3",
                "a,b=(bitmask)ffffffffffffffff | a,b=(bitmask)0xffffffffffffffff",
                "a,b=(GstFlagSet)7:3:+x/y | a,b=(flagset)3:3",
                "a,b=1:ff | a,b=(flagset)1:ff",
                "'a,b=\"5\"' | 'a,b=(string)\"5\"'",
                "'a,b=(string)max' | 'a,b=(string)\"max\"'",
                "'a,b=\"\"' | 'a,b=\"\"'",
                "'a,b=\"x y\"' | 'a,b=\"x\\ y\"'",
                "'a,b=\"\\303\\244\\\"\"' | 'a,b=\"\\303\\244\\\"\"'",
                "'a,b=\"[ä]\"' | 'a,b=\"\\133\\303\\244\\135\"'",
                "a,b=12:34:56:78 | a,b=12:34:56:78",
                "'a,b=[sub, c=(int)1;]' | 'a,b=(structure)[sub,c=1]'",
                "'a,b=(structure)\"sub,\\ c\\=1\\;\"' | 'a,b=(structure)[sub,c=1]'",
                "a,b=(structure)sub | a,b=(structure)[sub]",
                "'a,b=(GstCaps)[ x; y ]' | 'a,b=(GstCaps)[x;y]'",
                "'a,b=[ x(memory:Y), z=1 ]' | 'a,b=(GstCaps)[x(memory:Y),z=1]'",
                "'a,b=(caps)\"x\\;y\"' | 'a,b=(GstCaps)[x;y]'",
                "a,b=(GstCaps)ANY | a,b=(GstCaps)ANY",
                "'a,b=(structure)[s,t=[u,v={1,2}]]' | 'a,b=(structure)[s,t=(structure)[u,v={1,2}]]'",
            })
    void isReadAndWrittenInShortestForm(String text, String written) {
        Caps caps = Caps.parse(text);

        assertThat(caps).hasToString(written).isEqualTo(Caps.parse(written));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 0 | a media type",
                "` ` | 1 | a media type",
                "1video | 0 | a media type",
                "video/x-raw;ANY | 12 | a media type",
                "ANY;video/x-raw | 3 | the end",
                "a;;b | 2 | a media type",
                "a b | 2 | a field",
                "`a,` | 2 | a field name",
                "`a,b` | 3 | '='",
                "`a,b=` | 4 | a value",
                "`a,b=%` | 4 | quotes",
                "`a,b=1,b=2` | 6 | another field",
                "a() | 2 | a feature",
                "a(memory) | 2 | a feature like memory:Shared",
                "`a(memory:X,ANY)` | 11 | a feature like memory:Shared",
                "`a(ANY,memory:X)` | 5 | after ANY",
                "a(memory:X | 10 | after a feature",
                "a,b=(uint)5 | 5 | gint64",
                "a,b=(int 5 | 9 | ')'",
                "a,b=(int)x | 9 | an int of 32 bits",
                "a,b=4294967296 | 4 | an int of 32 bits, or a type like (string)",
                "a,b=09 | 4 | an int",
                "a,b=1/0 | 4 | a fraction",
                "a,b=1e999 | 4 | a finite double",
                "a,b=(boolean)maybe | 13 | true or false",
                "`a,b={}` | 4 | at least one value",
                "`a,b={1,}` | 7 | a value",
                "`a,b={1` | 6 | '}'",
                "`a,b=<1}` | 6 | '>'",
                "`a,b=[1,2` | 8 | ']'",
                "`a,b=[1]` | 6 | the greatest value",
                "`a,b=[2,1]` | 4 | min <= max",
                "`a,b=[1,2,0]` | 4 | a positive step",
                "`a,b=[1,2.0]` | 4 | the same type",
                "`a,b=[0.0,1.0,0.5]` | 4 | a positive step",
                "`a,b=[\"x\",\"y\"]` | 4 | a range of numbers",
                "`a,b=\"x` | 4 | a quote",
                "`a,b=\"x\\` | 4 | a quote",
                "`a,b=\"\\377\"` | 4 | UTF-8",
                "`a,b=(structure)[x;y]` | 16 | one structure",
                "`a,b=(structure)\"x,\"` | 15 | a field name in the caps in quotes",
                "`a,b=(GstCaps)[x` | 15 | ']'",
                "a] | 1 | the end",
                "video/x-raw) | 11 | the end",
                "`a,b=1!c` | 5 | the end",
            })
    void malformedTextIsRefusedAtItsPlace(String text, int place, String expected) {
        CapsFormatException refused = refusal(text);

        assertThat(refused.place()).isEqualTo(place);
        assertThat(refused.expected()).contains(expected);
        assertThat(refused.text()).isEqualTo(text);
        assertThat(refused).hasMessageContaining(refused.expected());
    }

    @Test
    void theMessageShowsThePlace() {
        assertThat(refusal("video/x-raw,width=[2,1]")).hasMessage("""
            caps: expected a range of numbers with min <= max and, for whole numbers, a positive step at column 19
              video/x-raw,width=[2,1]
                                ^\
            """);
        assertThat(refusal("video/x-raw,width=")).hasMessageStartingWith("caps: expected a value");
        assertThat(refusal("video/x-raw,\n" + "w".repeat(200) + "=1 2")
                        .toString()
                        .lines())
                .hasSize(3)
                .allMatch(line -> line.length() < 120);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{ | }", "< | >", "[a,b= | ]", "(structure)[a,b= | ]"})
    void nestingHasALimit(String open, String close) {
        Caps deepest = Caps.parse("a,b=" + open.repeat(32) + "1" + close.repeat(32));

        assertThat(deepest.structures()).hasSize(1);
        assertThat(refusal("a,b=" + open.repeat(33) + "1" + close.repeat(33)).expected())
                .contains("32 levels");
        assertThat(refusal("a,b=" + open.repeat(100_000)).expected()).contains("32 levels");
    }

    @Test
    void nestingInQuotesCountsToo() {
        String text = "b=1";
        for (int i = 0; i < 20; i++) {
            text = "b=(structure)[s," + text + "]";
        }
        String quoted = QuotedText.quote("s," + text);

        assertThat(refusal("a,c=[s," + text.replace("b=1", "b=(structure)" + quoted) + "]")
                        .expected())
                .contains("32 levels");
    }

    @Test
    void listsHaveALimit() {
        String many = "1,".repeat(4096);

        assertThat(Caps.parse("a,b={" + many.substring(0, many.length() - 1) + "}"))
                .hasToString("a,b=1");
        assertThat(refusal("a,b={" + many + "1}").expected()).contains("4096 values");
    }

    private static CapsFormatException refusal(String text) {
        return catchThrowableOfType(CapsFormatException.class, () -> Caps.parse(text));
    }
}
