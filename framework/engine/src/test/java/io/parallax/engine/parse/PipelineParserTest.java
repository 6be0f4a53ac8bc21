package io.parallax.engine.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.Problem;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineParserTest {
    private static final String[] PIECES = {
        "a", "b.", ".c", "t.x", " ", " ", " ", "!", " ! ", "=", "\"", "'", "\\", "#", "\n", "(", ")", "/", ":", "x=1",
        "name=t", "l=/a b", "\u00a0", "\t", "://", ";", "%u", "$"
    };

    @Test
    void keepsPlacesOfEverything() {
        Script script = PipelineParser.parse("a x=1 !\n  b. c.d ! e");

        assertThat(script.problems()).isEmpty();
        Step.NewElement a = new Step.NewElement(
                "a", new Place(1, 1), List.of(new Assignment("x", new Place(1, 3), "1", new Place(1, 5))), null);
        Step.Reference b = new Step.Reference("b", "", new Place(2, 3), null);
        Step.Reference c = new Step.Reference("c", "d", new Place(2, 6), null);
        Step.NewElement e = new Step.NewElement("e", new Place(2, 12), List.of(), null);
        assertThat(script.chains())
                .containsExactly(
                        new Chain(List.of(a, b), List.of(new Place(1, 7))),
                        new Chain(List.of(c, e), List.of(new Place(2, 10))));
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
            },
            delimiter = '|')
    void readsValues(String text, String value) {
        Script script = PipelineParser.parse(text);

        assertThat(script.problems()).isEmpty();
        assertThat(((Step.NewElement) script.chains().getFirst().steps().getFirst())
                        .assignments()
                        .getFirst()
                        .value())
                .isEqualTo(value);
    }

    @Test
    void readsTheStuckMarkAsALinkAllTheSame() {
        Script script = PipelineParser.parse("a x=random! b");

        assertThat(script.chains()).hasSize(1);
        assertThat(script.chains().getFirst().links()).containsExactly(new Place(1, 11));
        assertThat(script.problems()).extracting(Problem::column).containsExactly(11);
    }

    @Test
    void keepsChainsBehindAProblem() {
        Script script = PipelineParser.parse("a ! (b) ! c  d. ! ?e ! f");

        assertThat(script.problems()).extracting(Problem::column).containsExactly(5, 19);
        assertThat(script.chains()).extracting(chain -> chain.steps().size()).containsExactly(1, 1, 1, 1);
    }

    @Test
    void marksWhatMayHaveSpilledOutOfAValue() {
        Script script = PipelineParser.parse("a x=/b c ! d\ne x=/f\ng ! h");

        Spill spill = script.chains().get(1).steps().getFirst().spill();
        assertThat(spill)
                .isEqualTo(new Spill(
                        new Place(1, 5),
                        "if this belongs to the value of x, put quotes around the whole value: x=\"/b c\""));
        assertThat(script.chains().get(3).steps().getFirst().spill()).isNull();
    }

    @Property(tries = 20_000)
    void answersWhateverTheText(@ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }

        Script script = PipelineParser.parse(text.toString());

        List<String> lines = (text + "\n").lines().toList();
        assertThat(script.problems())
                .allSatisfy(problem -> assertThat(problem.column())
                        .as("%s in %s", problem, text)
                        .isBetween(1, lines.get(problem.line() - 1).length() + 1));
        assertThat(script.chains())
                .allSatisfy(
                        chain -> assertThat(chain.links()).hasSize(chain.steps().size() - 1));
        assertThat(script.problems().isEmpty() && script.chains().isEmpty()).isFalse();
    }

    @Property(tries = 5000)
    void answersAnyCharacters(@ForAll String text) {
        Script script = PipelineParser.parse(text);

        assertThat(script.problems().isEmpty() && script.chains().isEmpty()).isFalse();
    }
}
