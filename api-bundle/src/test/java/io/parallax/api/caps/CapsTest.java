package io.parallax.api.caps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.parallax.api.caps.CapsValue.Flags;
import io.parallax.api.caps.CapsValue.Int;
import io.parallax.api.caps.CapsValue.IntRange;
import io.parallax.api.caps.CapsValue.Real;
import io.parallax.api.caps.CapsValue.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Set operations on caps, by example.
class CapsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ANY | 'a,b=1' | 'a,b=1'",
                "a | ANY | a",
                "a | EMPTY | EMPTY",
                "a | b | EMPTY",
                "'a,x=1' | 'a,y=2' | 'a,x=1,y=2'",
                "'a,x={1,2,3}' | 'a,x={3,2}' | 'a,x={2,3}'",
                "'a,x={C,B,A}' | 'a,x={A,B}' | 'a,x={B,A}'",
                "'a,x=[0,10]' | 'a,x=[5,20]' | 'a,x=[5,10]'",
                "'a,x=[0,10]' | 'a,x=[10,20]' | 'a,x=10'",
                "'a,x=[0,30,2]' | 'a,x=[0,30,3]' | 'a,x=[0,30,6]'",
                "'a,x=[1,31,2]' | 'a,x=[0,30,3]' | 'a,x=[3,27,6]'",
                "'a,x=5' | 'a,x=(gint64)5' | EMPTY",
                "'a,x=1' | 'a,x=1/1' | EMPTY",
                "'a,x=[0.0,1.5]' | 'a,x=[1.0,2.0]' | 'a,x=[1.0,1.5]'",
                "'a,x=[0/1,30/1]' | 'a,x=30000/1001' | 'a,x=30000/1001'",
                "'a,x=(flagset)1:3' | 'a,x=(flagset)4:c' | 'a,x=(flagset)5:f'",
                "'a,x=(flagset)1:3' | 'a,x=(flagset)2:2' | EMPTY",
                "'a,x=<[1,5],{A,B}>' | 'a,x=<3,B>' | 'a,x=<3,B>'",
                "'a,x=<1,2>' | 'a,x=<1>' | EMPTY",
                "'a,x=[s,y=[1,5]]' | 'a,x=[s,y=[3,9],z=1]' | 'a,x=(structure)[s,y=[3,5],z=1]'",
                "'a,x=(GstCaps)[s;t]' | 'a,x=(GstCaps)[s]' | EMPTY",
                "a(memory:X) | a | EMPTY",
                "a(ANY) | a(memory:X) | a(memory:X)",
                "a(ANY) | a | a",
                "'a,x=1;a,x=2' | 'a,x=2;a,x=1' | 'a,x=1;a,x=2'",
                "'a,x=[1,5];b' | 'b;a,x=3;a' | 'a,x=3;a,x=[1,5];b'",
            })
    void intersects(String a, String b, String both) {
        Caps result = Caps.parse(a).intersect(Caps.parse(b));

        assertThat(result).hasToString(both);
        assertThat(Caps.parse(a).canIntersect(Caps.parse(b))).isEqualTo(!result.isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ANY | a | ANY",
                "ANY | ANY | EMPTY",
                "a | ANY | EMPTY",
                "EMPTY | a | EMPTY",
                "a | b | a",
                "a | a | EMPTY",
                "a | 'a,x=1' | a",
                "a(ANY) | a | a(ANY)",
                "'a,x={1,2,3}' | 'a,x=2' | 'a,x={1,3}'",
                "'a,x=[0,10]' | 'a,x=[3,5]' | 'a,x={[0,2],[6,10]}'",
                "'a,x=[0,10]' | 'a,x=[0,10,2]' | 'a,x=[1,9,2]'",
                "'a,x=[0,10]' | 'a,x=[0,10,10]' | 'a,x=[1,9]'",
                "'a,x=[0,1000000]' | 'a,x=[0,1000000,500000]' | 'a,x={[1,499999],[500001,999999]}'",
                "'a,x=[0,100000000]' | 'a,x=[0,100000000,20000]' | 'a,x=[0,100000000]'",
                "'a,x=[min,max]' | 'a,x=0' | 'a,x={[-2147483648,-1],[1,2147483647]}'",
                "'a,x=[0.0,1.0]' | 'a,x=0.0' | 'a,x=[4.9E-324,1.0]'",
                "'a,x=(fraction)[0,max]' | 'a,x=0/1' | 'a,x=[1/2147483647,2147483647/1]'",
                "'a,x=(flagset)0:0' | 'a,x=(flagset)1:3' | 'a,x={(flagset)0:1,(flagset)3:3}'",
                "'a,x={1,2},y={1,2}' | 'a,x=1,y=1' | 'a,x=2,y={1,2};a,x=1,y=2'",
                "'a,x=<{1,2},{1,2}>' | 'a,x=<1,1>' | 'a,x={<2,{1,2}>,<1,2>}'",
            })
    void subtracts(String a, String b, String rest) {
        assertThat(Caps.parse(a).subtract(Caps.parse(b))).hasToString(rest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMPTY | EMPTY | true",
                "ANY | ANY | true",
                "a | ANY | true",
                "ANY | a | false",
                "a | EMPTY | false",
                "'a,x=1' | a | true",
                "a | 'a,x=1' | false",
                "'a,x=[1,10]' | 'a,x=[1,5];a,x=[6,10]' | true",
                "'a,x=[1,10]' | 'a,x=[1,5];a,x=[7,10]' | false",
                "'a,x=[1,10]' | 'a,x={[6,10],[1,5]}' | true",
                "'a,x={1,2},y={1,2}' | 'a,x=1;a,y=2;a,x=2,y=1' | true",
                "'a,x={1,2},y={1,2}' | 'a,x=1;a,y=2' | false",
                "'a,x=1/2' | 'a,x=[0/1,1/2]' | true",
                "a(memory:X) | a(ANY) | true",
                "a(ANY) | a(memory:X);a | false",
            })
    void knowsSubsets(String a, String b, boolean expected) {
        assertThat(Caps.parse(a).isSubsetOf(Caps.parse(b))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a,x=1;a,x=1' | 'a,x=1'",
                "'a,x=1;a' | a",
                "'a,x=1;a,x=2' | 'a,x={1,2}'",
                "'a,x=1,y=1;a,x=2,y=2' | 'a,x=1,y=1;a,x=2,y=2'",
                "'a,x=[1,5];a,x=[6,9]' | 'a,x=[1,9]'",
                "'a,x={6,[1,5],8}' | 'a,x={[1,6],8}'",
                "'a,x={[0,4,2],6,[8,12,2]}' | 'a,x=[0,12,2]'",
                "'a,x={[0.0,1.0],[0.5,2.0]}' | 'a,x=[0.0,2.0]'",
                "'a,x={[0/1,1/1],[1/2,2/1],3/1}' | 'a,x={[0/1,2/1],3/1}'",
                "'b;a,x=1,y=1;a,x=2,y=1;a,x=1,y=2;a,x=2,y=2' | 'b;a,x={1,2},y={1,2}'",
                "ANY | ANY",
            })
    void simplifies(String text, String simple) {
        assertThat(Caps.parse(text).simplify()).hasToString(simple);
    }

    @Test
    void normalizesListsInOrderOfPreference() {
        assertThat(Caps.parse("a,x={1,[2,4]},y={A,B};b").normalize())
                .hasToString("a,x=1,y=A;a,x=1,y=B;a,x=[2,4],y=A;a,x=[2,4],y=B;b");
    }

    @Test
    void leavesListsThatWouldMakeTooManyAlternatives() {
        String list = "{1,2,3,4,5,6,7,8,9,10}";
        Caps wide = Caps.parse("a,p=%s,q=%s,r=%s,s=%s".formatted(list, list, list, list));

        assertThat(wide.normalize().structures()).hasSize(1000);
        assertThat(wide.normalize().structures().getFirst().field("s")).isInstanceOf(CapsValue.OneOf.class);
    }

    @Test
    void fixatesTheFirstAlternativeToLeastAndFirst() {
        assertThat(Caps.parse("a(ANY),w=[1,9],f={B,A},r=(fraction)[0,max],d=[0.5,1.0],l=<{2,1}>,g=(flagset)1:1;b")
                        .fixate())
                .hasToString("a,w=1,f=B,r=0/1,d=0.5,l=<2>,g=(flagset)1:ffffffff");
        assertThat(Caps.EMPTY.fixate()).isEqualTo(Caps.EMPTY);
        assertThatIllegalStateException().isThrownBy(Caps.ANY::fixate).withMessageContaining("media type");
    }

    @Test
    void fixatesTowardsWishes() {
        Map<String, CapsValue> wishes = Map.of(
                "w", new Int(8), "r", new Fraction(25, 1), "f", new Text("A"), "d", new Real(9), "g", new Flags(2, 2));

        assertThat(Caps.parse("a,w={[0,4,2],[10,20]},r=[0/1,30/1],f={B,A},d=[0.5,1.0],g=(flagset)1:1")
                        .fixate(wishes))
                .hasToString("a,w=10,r=25/1,f=A,d=1.0,g=(flagset)3:ffffffff");
        assertThat(Caps.parse("a,w={X,3,8},r={5/1,24/1},f=[1,2],d={2.0,1.0}").fixate(wishes))
                .hasToString("a,w=8,r=24/1,f=1,d=2.0");
    }

    @Test
    void equalityHeedsPreferenceAndEquivalenceDoesNot() {
        Caps one = Caps.parse("a,x=1,y=2;b");
        Caps fieldsTurned = Caps.parse("a,y=2,x=1;b");
        Caps structuresTurned = Caps.parse("b;a,x=1,y=2");

        assertThat(one).isEqualTo(fieldsTurned).hasSameHashCodeAs(fieldsTurned);
        assertThat(one).isNotEqualTo(structuresTurned);
        assertThat(one.isEquivalentTo(structuresTurned)).isTrue();
        assertThat(one.isEquivalentTo(Caps.parse("b"))).isFalse();
    }

    @Test
    void structuresAreBuiltAndReadByField() {
        CapsStructure raw = CapsStructure.of("video/x-raw")
                .with("format", CapsValue.oneOf("RGB", "I420"))
                .with("width", 320)
                .with("layout", "packed")
                .with("live", true)
                .with("rate", new Fraction(25, 1))
                .with(CapsFeatures.of("memory:Shared"));

        assertThat(Caps.of(raw))
                .hasToString(
                        "video/x-raw(memory:Shared),format={RGB,I420},width=320,layout=packed,live=true,rate=25/1");
        assertThat(raw.intOr("width", 1)).isEqualTo(320);
        assertThat(raw.intOr("height", 1)).isEqualTo(1);
        assertThat(raw.textOr("layout", "?")).isEqualTo("packed");
        assertThat(raw.textOr("format", "?")).isEqualTo("?");
        assertThat(raw.fractionOr("rate", Fraction.ZERO)).isEqualTo(new Fraction(25, 1));
        assertThat(raw.without("width").field("width")).isNull();
        assertThat(raw.field("width")).isEqualTo(new Int(320));
    }

    @Test
    void namesTheFirstFieldInConflict() {
        CapsStructure left = Caps.parse("v,format=NV12,width=64").structures().getFirst();
        CapsStructure right =
                Caps.parse("v,width=[1,32],format=RGBA").structures().getFirst();

        assertThat(left.firstConflict(right)).isEqualTo("format");
        assertThat(left.firstConflict(left)).isNull();
    }

    @Test
    void refusesMalformedParts() {
        assertThatIllegalArgumentException().isThrownBy(() -> CapsStructure.of("ANY"));
        assertThatIllegalArgumentException().isThrownBy(() -> CapsStructure.of("video raw"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CapsStructure.of("v").with("a b", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> CapsFeatures.of("Shared"));
        assertThatIllegalArgumentException().isThrownBy(() -> new CapsFeatures(true, List.of("memory:X")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntRange(5, 5))
                .withMessageContaining("[5,5,1]");
        assertThatIllegalArgumentException().isThrownBy(() -> new IntRange(1, 5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new CapsValue.Int64Range(1, 5, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> new Real(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new CapsValue.RealRange(0, Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Text("\ud83d"));
        assertThatIllegalArgumentException().isThrownBy(() -> new CapsValue.OneOf(List.of(new Int(1))));
        assertThatIllegalArgumentException().isThrownBy(() -> CapsValue.oneOf(List.of()));
    }

    @Test
    void listsOfManyAlternativesMeetByHash() {
        String even = joined(0);
        String odd = joined(1);

        assertThat(Caps.parse("a,x=" + even).canIntersect(Caps.parse("a,x=" + odd)))
                .isFalse();
        assertThat(Caps.parse("a,x=" + even).isSubsetOf(Caps.parse("a,x={[0,9000],-1,-2,-3,-4,-5,-6,-7,-8,-9}")))
                .isTrue();
        assertThat(Caps.parse("a,x=" + even).subtract(Caps.parse("a,x=" + even.replace("{0,", "{"))))
                .hasToString("a,x=0");
    }

    private static String joined(int start) {
        StringBuilder out = new StringBuilder("{" + start);
        for (int i = 1; i < 4000; i++) {
            out.append(',').append(start + 2 * i);
        }
        return out.append('}').toString();
    }
}
