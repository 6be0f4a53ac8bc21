package io.parallax.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.FakeElements;
import io.parallax.engine.registry.FakeProvider;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts (`|`) and the problems of each (`!`), as `line:column message | hint`, are in `refused.txt`.
class RefusedLinesTest {
    private static final PipelineResolver RESOLVER = new PipelineResolver(FakeElements.catalog());

    static List<LineTable.Entry> lines() {
        return LineTable.read("refused.txt");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tellsEachProblemAndItsPlace(LineTable.Entry line) {
        assertThat(problems(line.text())).isEqualTo(line.marked('!'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t\n", "# only a comment", "\\\n"})
    void refusesTextWithoutElements(String text) {
        assertThat(problems(text))
                .containsExactly(
                        "1:1 the pipeline is empty" + " | write elements with '!' between, as in 'fakesrc ! fakesink'");
    }

    @Test
    void knowsManyLines() {
        assertThat(lines()).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void countsLineBreaksOfEveryKind() {
        assertThat(problems("fakesrc\r\n! fakesinc"))
                .containsExactly("2:3 there is no element 'fakesinc' | did you mean 'fakesink'?");
        assertThat(problems("fakesrc\r! fakesinc"))
                .containsExactly("2:3 there is no element 'fakesinc' | did you mean 'fakesink'?");
    }

    @Test
    void saysWhichElementCapsNeed() {
        ElementCatalog catalog = new ElementCatalog();
        catalog.add(new FakeProvider("fakesrc", FakeElements.FakeSource::new));
        catalog.add(new FakeProvider("fakesink", FakeElements.FakeSink::new));

        assertThatExceptionOfType(MalformedPipelineException.class)
                .isThrownBy(() -> new PipelineResolver(catalog).resolve("fakesrc ! video/x-raw ! fakesink"))
                .withMessageContaining("there is no element 'capsfilter', which caps between links need at column 11");
    }

    @Test
    void leavesProblemsOutBehindTheFirstHundred() {
        assertThat(problems("fakesrx ! fakesinc ".repeat(200))).hasSize(100);
    }

    @Test
    void showsTheSurroundingsOfAPlaceInALongLine() {
        assertThatExceptionOfType(MalformedPipelineException.class)
                .isThrownBy(() -> RESOLVER.resolve("fakesrc ! queue ! ".repeat(1000) + "!"))
                .satisfies(
                        e -> assertThat(String.valueOf(e.getMessage()).lines()).allMatch(line -> line.length() < 400))
                .withMessageContaining("expected an element name at column 18001");
    }

    private static List<String> problems(String text) {
        MalformedPipelineException malformed =
                catchThrowableOfType(MalformedPipelineException.class, () -> RESOLVER.resolve(text));
        return malformed.problems().stream()
                .map(problem -> problem.line() + ":" + problem.column() + " " + problem.message()
                        + (problem.hint() == null ? "" : " | " + problem.hint()))
                .toList();
    }

    @Test
    void givesEveryElementBackWhenOneFails() {
        FakeProvider source = new FakeProvider("fakesrc", FakeElements.FakeSource::new);
        FakeProvider sink = new FakeProvider("fakesink", FakeElements.FakeSink::new);
        ElementCatalog catalog = new ElementCatalog();
        catalog.add(source);
        catalog.add(sink);
        PipelineResolver resolver = new PipelineResolver(catalog);

        assertThatExceptionOfType(MalformedPipelineException.class)
                .isThrownBy(() -> resolver.resolve("fakesrc ! queue ! fakesink"));
        assertThat(source.created()).isEqualTo(1);
        assertThat(source.out()).isZero();
        assertThat(sink.created()).isEqualTo(1);
        assertThat(sink.out()).isZero();
    }

    @Test
    void namesTheReasonWhenAnElementCannotBeMade() {
        ElementCatalog catalog = FakeElements.catalog();
        catalog.add(new FakeProvider("broken", () -> {
            throw new IllegalStateException("its component did not activate");
        }));

        assertThatExceptionOfType(MalformedPipelineException.class)
                .isThrownBy(() -> new PipelineResolver(catalog).resolve("broken ! fakesink"))
                .withMessageContaining("'broken' cannot be made: its component did not activate at column 1");
    }

    @Test
    void showsThePlaceUnderTheText() {
        assertThatExceptionOfType(MalformedPipelineException.class)
                .isThrownBy(() -> RESOLVER.resolve("fakesrc ! ! fakesink"))
                .withMessage("""
                        expected an element name at column 11
                          fakesrc ! ! fakesink
                                    ^
                          hint: '!' stands once between two elements""");
    }
}
