package io.parallax.engine.parse;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.Problem;
import io.parallax.engine.parse.Value.Form;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineParserTest {
    static final String[] PIECES = {
        "a",
        "b.",
        ".c",
        "t.x",
        " ",
        " ",
        " ",
        "!",
        " ! ",
        "=",
        "\"",
        "'",
        "\\",
        "#",
        "\n",
        "(",
        ")",
        "/",
        ":",
        "x=1",
        "name=t",
        "l=/a b",
        "\u00a0",
        "\t",
        "://",
        ";",
        "%u",
        "$",
        " : ",
        " ( ",
        " ) ",
        "bin.(",
        "video/x-raw,a=",
        "${p}",
        "${",
        "file:///x",
        ".c,d",
        "{a,b}",
        "[1,2]",
        "(memory:X)"
    };

    @Test
    void keepsPlacesOfEverything() {
        Script script = PipelineParser.parse("a x=1 !\n  b. c.d : e.f");

        assertThat(script.problems()).isEmpty();
        Step a = new Step.NewElement(
                "a",
                new Place(1, 1),
                List.of(new Assignment("x", new Place(1, 3), new Value("1", Form.BARE, new Place(1, 5)))),
                null);
        Step b = new Step.Reference("b", new Place(2, 3), null);
        Step c = new Step.Reference("c", new Place(2, 6), null);
        Step e = new Step.Reference("e", new Place(2, 12), null);
        assertThat(script.chains())
                .containsExactly(
                        new Chain(
                                List.of(new Stop(a, Pads.NONE, Pads.NONE), new Stop(b, Pads.NONE, Pads.NONE)),
                                List.of(new Mark(new Place(1, 7), false))),
                        new Chain(
                                List.of(
                                        new Stop(c, Pads.NONE, new Pads(List.of("d"), new Place(2, 6))),
                                        new Stop(e, new Pads(List.of("f"), new Place(2, 12)), Pads.NONE)),
                                List.of(new Mark(new Place(2, 10), true))));
    }

    @Test
    void readsBinsWithinBins() {
        Script script = PipelineParser.parse("a ! ( name=x b ! pipeline.( c ) d ! e ) .f");

        assertThat(script.problems()).isEmpty();
        Stop outer = script.chains().getFirst().stops().get(1);
        assertThat(outer.out()).isEqualTo(new Pads(List.of("f"), new Place(1, 41)));
        Step.Bin bin = (Step.Bin) outer.step();
        assertThat(bin.type()).isEqualTo("bin");
        assertThat(bin.assignments()).extracting(Assignment::property).containsExactly("name");
        assertThat(bin.chains()).extracting(chain -> chain.stops().size()).containsExactly(2, 2);
        Step inner = bin.chains().getFirst().stops().get(1).step();
        assertThat(inner).isInstanceOf(Step.Bin.class);
        assertThat(inner.place()).isEqualTo(new Place(1, 18));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a x=/b/c=d               | /b/c=d",
                "a x=\"b c\"              | b c",
                "a x='b c'                | b c",
                "a x = \"b \\\" c\"       | b \" c",
                "a x ='b \\' c'           | b ' c",
                "a x= 'b \" c'            | b \" c",
                "a x=b\\ c                | b c",
                "a x=b\\!c                | b!c",
                "a x=b\\\\c               | b\\c",
                "a x=it's                 | it's",
                "a x=b#c                  | b#c",
                "a x=\"hey!\"             | hey!",
                "a x=(int)5               | (int)5",
                "a x=\"\\n\"              | n",
                "a x=\"b#c\"#comment      | b#c",
                "a x=\"b\"! c             | b",
                "a x=\\${b}               | ${b}",
                "a x='\\${b}'             | ${b}",
                "a x=$b                   | $b",
                "a x=${b}                 | <b>",
                "a x=/b/${c}-${d}.e       | /b/<c>-<d>.e",
                "a x=\"b ${c d}\"         | b <c d>",
            },
            delimiter = '|')
    void readsValues(String text, String value) {
        Script script = PipelineParser.parse(text);

        assertThat(script.problems()).isEmpty();
        Step.NewElement element =
                (Step.NewElement) script.chains().getFirst().stops().getFirst().step();
        assertThat(element.assignments()
                        .getFirst()
                        .value()
                        .read((name, _) -> "<" + name + ">")
                        .text())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a ! video/x-raw ! b                         | video/x-raw",
                "a ! video/x-raw, format = RGB !b            | video/x-raw, format = RGB",
                "a!video/x-raw,w=[1,2];image/png!b           | video/x-raw,w=[1,2];image/png",
                "a ! video/x-raw(memory:Shared),w={1, 2} ! b | video/x-raw(memory:Shared),w={1, 2}",
                "a ! \"video/x-raw, t=\\\"a!b\\\"\" ! b      | video/x-raw, t=\"a!b\"",
                "a ! 'video/x-raw, t=\"a b\"' ! b            | video/x-raw, t=\"a b\"",
                "a ! video/x-raw,t=\"a ! \\\" # b\" ! b      | video/x-raw,t=\"a ! \\\" # b\"",
                "a : video/x-raw,w=${w} : b                  | video/x-raw,w=<w>",
                "( a ! video/x-raw,w=(int)5 ! b )            | video/x-raw,w=(int)5",
            },
            delimiter = '|')
    void readsCaps(String text, String caps) {
        Script script = PipelineParser.parse(text);

        assertThat(script.problems()).isEmpty();
        Chain chain = script.chains().getFirst();
        if (chain.stops().getFirst().step() instanceof Step.Bin bin) {
            chain = bin.chains().getFirst();
        }
        Step.Filter filter = (Step.Filter) chain.stops().get(1).step();
        assertThat(filter.caps().read((name, _) -> "<" + name + ">").text()).isEqualTo(caps);
    }

    @Test
    void findsThePlaceOfEachCharacterOfAValue() {
        Script script = PipelineParser.parse("a !\n video/x-raw, # width\n  w=${p}, h=1 ! b");

        Step.Filter filter =
                (Step.Filter) script.chains().getFirst().stops().get(1).step();
        Reading reading = filter.caps().read((_, _) -> "640");
        assertThat(reading.text()).isEqualTo("video/x-raw,    w=640, h=1");
        assertThat(reading.at(0)).isEqualTo(new Place(2, 2));
        assertThat(reading.at(reading.text().indexOf("w=6"))).isEqualTo(new Place(3, 3));
        assertThat(reading.at(reading.text().indexOf("40"))).isEqualTo(new Place(3, 5));
        assertThat(reading.at(reading.text().indexOf("h="))).isEqualTo(new Place(3, 11));
        assertThat(reading.at(reading.text().length())).isEqualTo(new Place(3, 14));
    }

    @Test
    void readsTheStuckMarkAsALinkAllTheSame() {
        Script script = PipelineParser.parse("a x=random! b");

        assertThat(script.chains()).hasSize(1);
        assertThat(script.chains().getFirst().links()).containsExactly(new Mark(new Place(1, 11), false));
        assertThat(script.problems()).extracting(Problem::column).containsExactly(11);
    }

    @Test
    void keepsChainsBehindAProblem() {
        Script script = PipelineParser.parse("a ! \"b\" ! c  d. ! ?e ! f");

        assertThat(script.problems()).extracting(Problem::column).containsExactly(5, 19);
        assertThat(script.chains()).extracting(chain -> chain.stops().size()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void marksWhatMayHaveSpilledOutOfAValue() {
        Script script = PipelineParser.parse("a x=/b c ! d\ne x=/f\ng ! h");

        Step.NewElement stray =
                (Step.NewElement) script.chains().get(1).stops().getFirst().step();
        Spill spill = requireNonNull(stray.spill());
        assertThat(spill.place()).isEqualTo(new Place(1, 5));
        assertThat(spill.hint())
                .isEqualTo("if this belongs to the value of x, put quotes around the whole value: x=\"/b c\"");
        Step.NewElement fresh =
                (Step.NewElement) script.chains().get(3).stops().getFirst().step();
        assertThat(fresh.spill()).isNull();
    }

    static String pieces(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Property(tries = 20_000)
    void answersWhateverTheText(@ForAll long seed) {
        String text = pieces(new Random(seed), 30);

        Script script = PipelineParser.parse(text);

        List<String> lines = (text + "\n").lines().toList();
        assertThat(script.problems())
                .allSatisfy(problem -> assertThat(problem.column())
                        .as("%s in %s", problem, text)
                        .isBetween(1, lines.get(problem.line() - 1).length() + 1));
        assertThat(script.chains())
                .allSatisfy(
                        chain -> assertThat(chain.links()).hasSize(chain.stops().size() - 1));
        assertThat(script.problems().isEmpty() && script.chains().isEmpty()).isFalse();
    }

    @Property(tries = 5000)
    void answersAnyCharacters(@ForAll String text) {
        Script script = PipelineParser.parse(text);

        assertThat(script.problems().isEmpty() && script.chains().isEmpty()).isFalse();
    }

    @Property(tries = 2000)
    void looksAtEachCharacterAFewTimes(@ForAll long seed) {
        Random random = new Random(seed);
        String text = pieces(random, 6).repeat(1 + random.nextInt(300));

        assertThat(PipelineParser.steps(text)).as(text).isLessThanOrEqualTo(12L * text.length() + 100);
    }
}
