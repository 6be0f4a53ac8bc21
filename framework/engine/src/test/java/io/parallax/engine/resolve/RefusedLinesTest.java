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
import org.junit.jupiter.params.provider.FieldSource;

class RefusedLinesTest {
    private static final PipelineResolver RESOLVER = new PipelineResolver(FakeElements.catalog());

    /// A text and its problems, each as `line:column message | hint`.
    record Line(String text, List<String> problems) {
        @Override
        public String toString() {
            return text;
        }
    }

    private static Line line(String text, String... problems) {
        return new Line(text, List.of(problems));
    }

    static final List<Line> LINES = List.of(
            line("", "1:1 the pipeline is empty | write elements with '!' between, as in 'fakesrc ! fakesink'"),
            line("   ", "1:1 the pipeline is empty | write elements with '!' between, as in 'fakesrc ! fakesink'"),
            line(
                    "# only a comment",
                    "1:1 the pipeline is empty | write elements with '!' between, as in 'fakesrc ! fakesink'"),
            line("fakesrc", "1:1 fakesrc0.src is not linked | put '!' and an element that takes buffers behind it"),
            line("fakesink", "1:1 fakesink0.sink is not linked | put an element that gives buffers and '!' before it"),
            line("queue", "1:1 queue0 is not linked to anything | put '!' between it and its neighbours"),
            line("tee", "1:1 tee0 is not linked to anything | put '!' between it and its neighbours"),
            line(
                    "fakesrc fakesink",
                    "1:1 fakesrc0.src is not linked | put '!' and an element that takes buffers behind it",
                    "1:9 fakesink0.sink is not linked | put an element that gives buffers and '!' before it"),
            line(
                    "fakesrc ! tee",
                    "1:11 tee0 has no output that is linked | put '!' and an element that takes buffers behind it"),
            line(
                    "fakesrc ! ",
                    "1:9 nothing follows '!' | end with an element that takes the buffers, or remove the mark"),
            line("! fakesink", "1:1 nothing stands before '!' | begin with an element, or remove the mark"),
            line("fakesrc ! ! fakesink", "1:11 expected an element name | '!' stands once between two elements"),
            line("fakesrc ! ! ! fakesink", "1:11 expected an element name | '!' stands once between two elements"),
            line("!", "1:1 nothing stands before '!' | begin with an element, or remove the mark"),
            line(
                    "! !",
                    "1:1 nothing stands before '!' | begin with an element, or remove the mark",
                    "1:3 expected an element name | '!' stands once between two elements"),
            line("fakesrc !! fakesink", "1:10 expected an element name | '!' stands once between two elements"),
            line(
                    "fakesrc ! # end",
                    "1:9 nothing follows '!' | end with an element that takes the buffers, or remove the mark"),
            line(
                    "fakesrc ! fakesink trailing words",
                    "1:20 there is no element 'trailing'"
                            + " | elements are linked with '!', properties are given as name=value"),
            line(
                    "fakesrc ! fakesink fakesink",
                    "1:20 fakesink1.sink is not linked | put an element that gives buffers and '!' before it"),
            line("fakesrx ! fakesink", "1:1 there is no element 'fakesrx' | did you mean 'fakesrc'?"),
            line("fakesrc ! nosuchthing ! fakesink", "1:11 there is no element 'nosuchthing'"),
            line(
                    "fakesrx ! fakesinc",
                    "1:1 there is no element 'fakesrx' | did you mean 'fakesrc'?",
                    "1:11 there is no element 'fakesinc' | did you mean 'fakesink'?"),
            line("filesrc ! fakesink", "1:1 filesrc0 needs the property location | add location=…: path of the file"),
            line("filesrc locaton=/a ! fakesink", "1:9 filesrc has no property 'locaton' | did you mean 'location'?"),
            line(
                    "filesrc location=/a zzz=1 ! fakesink sync=maybe",
                    "1:21 filesrc has no property 'zzz'"
                            + " | it has location, chunk-size, blocksize, num-buffers, do-timestamp",
                    "1:43 sync: expected true or false, found 'maybe'"),
            line("filesrc location=/a location=/b ! fakesink", "1:21 'location' is given twice | remove one"),
            line(
                    "filesrc location=/a chunk-size=1 blocksize=2 ! fakesink",
                    "1:34 'chunk-size' is given twice | remove one"),
            line(
                    "filesrc location=/a chunk-size=0 ! fakesink",
                    "1:32 chunk-size: expected a size in bytes of at least 1, such as 4096 or 4KiB, found '0'"),
            line(
                    "filesrc location=/a chunk-size=4K ! fakesink",
                    "1:32 chunk-size: expected a size in bytes of at least 1, such as 4096 or 4KiB, found '4K'"
                            + " | 'K' is no unit of it: B KB KiB MB MiB GB GiB TB TiB are"),
            line(
                    "filesrc location=/a chunk-size=3GiB ! fakesink",
                    "1:32 chunk-size: expected a size in bytes of at least 1, such as 4096 or 4KiB, found '3GiB'"
                            + " | it takes at most 2147483647"),
            line(
                    "testsrc num-buffers=500rate=30 ! fakesink",
                    "1:21 num-buffers: expected a whole number of at least -1, found '500rate=30'"
                            + " | a blank may be missing before 'rate'"),
            line(
                    "testsrc num-buffers=abc ! fakesink",
                    "1:21 num-buffers: expected a whole number of at least -1, found 'abc'"),
            line(
                    "testsrc num-buffers=1.5 ! fakesink",
                    "1:21 num-buffers: expected a whole number of at least -1, found '1.5'"),
            line(
                    "testsrc num-buffers=-2 ! fakesink",
                    "1:21 num-buffers: expected a whole number of at least -1, found '-2'"),
            line(
                    "testsrc pattern=randm ! fakesink",
                    "1:17 pattern: expected one of zero, ones, random, all-bits, found 'randm'"
                            + " | did you mean 'random'?"),
            line(
                    "testsrc pattern=randomrate=30 ! fakesink",
                    "1:17 pattern: expected one of zero, ones, random, all-bits, found 'randomrate=30'"
                            + " | a blank may be missing before 'rate'"),
            line("testsrc volume=1.5 ! fakesink", "1:16 volume: expected a number from 0 to 1, found '1.5'"),
            line("testsrc is-live=maybe ! fakesink", "1:17 is-live: expected true or false, found 'maybe'"),
            line(
                    "testsrc timeout=1us ! fakesink",
                    "1:17 timeout: expected a time, such as 20ms or 1.5s (a bare number is in ms), found '1us'"
                            + " | the smallest step is 1 ms"),
            line(
                    "testsrc timeout=1m ! fakesink",
                    "1:17 timeout: expected a time, such as 20ms or 1.5s (a bare number is in ms), found '1m'"
                            + " | 'm' is no unit of it: ns us ms s min h are"),
            line(
                    "testsrc pattern=random! fakesink",
                    "1:23 '!' is stuck to a value"
                            + " | put a blank before '!' to link, or quotes around the value if '!' belongs to it"),
            line(
                    "testsrc pattern=random!fakesink",
                    "1:23 '!' is stuck to a value | put quotes around the value, or a blank before '!' and behind it"),
            line(
                    "testsrc pattern=random!",
                    "1:23 '!' is stuck to a value"
                            + " | put a blank before '!' to link, or quotes around the value if '!' belongs to it"),
            line(
                    "filesrc location=/data/My Film (2031)/part 2.bin ! fakesink",
                    "1:27 unexpected 'Film'"
                            + " | if this belongs to the value of location, put quotes around the whole value:"
                            + " location=\"/data/My Film (2031)/part 2.bin\""),
            line(
                    "filesrc location=/data/My Film.bin ! fakesink",
                    "1:27 there is no element named 'Film'"
                            + " | if this belongs to the value of location, put quotes around the whole value:"
                            + " location=\"/data/My Film.bin\""),
            line(
                    "filesrc location=/data/My Film ! fakesink",
                    "1:27 there is no element 'Film'"
                            + " | if this belongs to the value of location, put quotes around the whole value:"
                            + " location=\"/data/My Film\""),
            line(
                    "filesrc location=/data/My Great Film.bin ! fakesink",
                    "1:27 there is no element 'Great'"
                            + " | if this belongs to the value of location, put quotes around the whole value:"
                            + " location=\"/data/My Great Film.bin\""),
            line(
                    "filesrc location=/data/My Great Film",
                    "1:27 there is no element 'Great'"
                            + " | if this belongs to the value of location, put quotes around the whole value:"
                            + " location=\"/data/My Great Film\""),
            line(
                    "filesrc location=/data/My Film/part.bin ! fakesink",
                    "1:27 unexpected 'Film/part.bin'"
                            + " | if this belongs to the value of location, put quotes around the whole value:"
                            + " location=\"/data/My Film/part.bin\""),
            line(
                    "filesrc location=/data/My Film chunk-size=5 ! fakesink",
                    "1:27 there is no element 'Film'"
                            + " | if this belongs to the value of location, put quotes around the whole value:"
                            + " location=\"/data/My Film\""),
            line(
                    "filesrc location=/data/My \"Film\" ! fakesink",
                    "1:27 unexpected 'Film'"
                            + " | if this belongs to the value of location, put quotes around the whole value:"
                            + " location='/data/My \"Film\"'"),
            line(
                    "filesrc location=\"/data/My Film ! fakesink",
                    "1:18 the quote is not closed | put the same quote at its end"),
            line(
                    "filesrc location='/data/My Film ! fakesink",
                    "1:18 the quote is not closed | put the same quote at its end"),
            line(
                    "filesrc location=\"/a\"b ! fakesink",
                    "1:22 text is stuck to the closing quote"
                            + " | put a blank behind the quote, or quotes around the whole value"),
            line(
                    "filesrc location= ! fakesink",
                    "1:19 expected a value for 'location'"
                            + " | put quotes around an empty value, or one that begins with '!', '=' or '#'"),
            line(
                    "filesrc location=",
                    "1:18 expected a value for 'location'"
                            + " | put quotes around an empty value, or one that begins with '!', '=' or '#'"),
            line(
                    "filesrc location==a ! fakesink",
                    "1:18 expected a value for 'location'"
                            + " | put quotes around an empty value, or one that begins with '!', '=' or '#'"),
            line(
                    "filesrc location=#a ! fakesink",
                    "1:18 expected a value for 'location'"
                            + " | put quotes around an empty value, or one that begins with '!', '=' or '#'"),
            line(
                    "location=/a ! fakesink",
                    "1:1 the property 'location' has no element before it"
                            + " | properties follow their element, as in 'fakesrc num-buffers=5'"),
            line("= ! fakesink", "1:1 expected an element name"),
            line("\"fakesrc\" ! fakesink", "1:1 expected an element name, found text in quotes"),
            line("fakesrc ! \"fakesink", "1:11 the quote is not closed | put the same quote at its end"),
            line("( fakesrc ! fakesink )", "1:1 bins in '( )' are not supported | write the elements without '( )'"),
            line("fakesrc ! fakesink )", "1:20 ')' has no '(' before it | remove it"),
            line(
                    "fakesrc ! video/x-raw,format=NV12 ! fakesink",
                    "1:11 caps cannot stand between elements: 'video/x-raw,format' | name an element here"),
            line(
                    "fakesrc ! video/x-raw(memory:Shared),format=NV12 ! fakesink",
                    "1:11 caps cannot stand between elements: 'video/x-raw' | name an element here"),
            line(
                    "file:///tmp/a ! fakesink",
                    "1:1 a URI cannot stand for an element | name the element, as in 'filesrc location=…'"),
            line("fakesrc : fakesink", "1:9 links are written with '!', not with ':'"),
            line(
                    "fakesrc .src ! fakesink",
                    "1:9 '.src' is neither an element nor a reference"
                            + " | a reference is an element's name, a dot and perhaps a pad, as in 't.' or 't.src_0'"),
            line(
                    "pi? ! fakesink",
                    "1:1 'pi?' is not an element name | a name consists of letters, digits, '-' and '_'"),
            line(
                    "fakesrc a/b=1 ! fakesink",
                    "1:9 'a/b' is not a property name | a name consists of letters, digits, '-' and '_'"),
            line("fakesrc ! t.", "1:11 there is no element named 't' | elements are named with name=t"),
            line(
                    "fakesrc ! tee name=t ! fakesink  tt. ! fakesink",
                    "1:34 there is no element named 'tt' | did you mean 't'?"),
            line(
                    "fakesrc ! tee name=t ! fakesink  t.",
                    "1:34 nothing is linked to 't.' | put '!' and an element behind it, or remove it"),
            line(
                    "t. num-buffers=5 ! fakesink",
                    "1:4 a reference takes no properties | set 'num-buffers' where 't' is made"),
            line(
                    "fakesrc ! queue0. ! fakesink queue",
                    "1:11 the reference 'queue0.' stands between two links"
                            + " | end the chain with it, and begin another: ! queue0.  queue0. !"),
            line("fakesrc name=a ! fakesink name=a", "1:32 there is another element named 'a' | choose another name"),
            line("fakesrc name=a name=b ! fakesink", "1:16 name is given twice | remove one"),
            line(
                    "fakesrc name=\"a b\" ! fakesink",
                    "1:14 'a b' cannot be the name of an element | a name consists of letters, digits, '-' and '_'"),
            line(
                    "fakesrc name= ! fakesink",
                    "1:15 expected a value for 'name'"
                            + " | put quotes around an empty value, or one that begins with '!', '=' or '#'"),
            line("fakesink ! fakesrc", "1:1 fakesink0 has no output | it takes buffers in and ends a chain"),
            line(
                    "fakesrc ! fakesink ! fakesink",
                    "1:11 fakesink0 has no output | it takes buffers in and ends a chain"),
            line("fakesrc ! fakesrc", "1:11 fakesrc1 has no input | it brings buffers in and begins a chain"),
            line(
                    "fakesrc name=a ! fakesink a. ! fakesink",
                    "1:27 a.src is linked already | a pad has one link; a tee copies a stream to several branches"),
            line(
                    "fakesrc ! fakesink name=s fakesrc ! s.",
                    "1:37 s.sink is linked already | a pad has one link; a tee copies a stream to several branches"),
            line(
                    "fakesrc ! tee name=t ! fakesink t.src_0 ! fakesink t.src_0 ! fakesink",
                    "1:52 t.src_0 is linked already | a pad has one link; a tee copies a stream to several branches"),
            line(
                    "fakesrc ! tee name=t ! fakesink t.sink ! fakesink",
                    "1:33 t.sink is an input | a link comes out of an output"),
            line(
                    "fakesrc ! tee name=t ! fakesink fakesrc ! t.src_1",
                    "1:43 t.src_1 is an output | a link goes into an input"),
            line(
                    "fakesrc ! tee name=t ! fakesink t.srk_1 ! fakesink",
                    "1:33 t has no pad 'srk_1' | its pads are sink, src_%u"),
            line(
                    "fakesrc ! tee name=t ! fakesink t.zzzzzz ! fakesink",
                    "1:33 t has no pad 'zzzzzz' | its pads are sink, src_%u"),
            line(
                    "queue name=a ! queue name=b ! a.",
                    "1:29 the links form a cycle: b → a → b | buffers flow one way: leave a link out"),
            line(
                    "fakesrc ! funnel name=f ! queue ! f.",
                    "1:33 the links form a cycle: queue0 → f → queue0 | buffers flow one way: leave a link out"),
            line("queue name=q ! q.", "1:14 the links form a cycle: q → q | buffers flow one way: leave a link out"),
            line(
                    "fakesrc ! tee name=t ! funnel name=f ! fakesink t. ! queue name=q ! f. q. ! fakesink",
                    "1:72 q.src is linked already | a pad has one link; a tee copies a stream to several branches"),
            line("fakesrc !\n fakesinc\n  syn=1", "2:2 there is no element 'fakesinc' | did you mean 'fakesink'?"),
            line("fakesrc\r\n! fakesinc", "2:3 there is no element 'fakesinc' | did you mean 'fakesink'?"),
            line(
                    "fakesrc ! fakesinc ! ! fakesink zz=1",
                    "1:11 there is no element 'fakesinc' | did you mean 'fakesink'?",
                    "1:22 expected an element name | '!' stands once between two elements",
                    "1:33 fakesink has no property 'zz' | it has sync, ts-offset, max-lateness"),
            line(
                    "a.b.c ! fakesink",
                    "1:1 'a.b.c' is neither an element nor a reference"
                            + " | a reference is an element's name, a dot and perhaps a pad, as in 't.' or 't.src_0'"),
            line("filesrc location=/a\nbogus ! fakesink", "2:1 there is no element 'bogus'"));

    @ParameterizedTest
    @FieldSource("LINES")
    void tellsEachProblemAndItsPlace(Line line) {
        MalformedPipelineException malformed =
                catchThrowableOfType(MalformedPipelineException.class, () -> RESOLVER.resolve(line.text()));

        assertThat(malformed.problems())
                .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.message()
                        + (problem.hint() == null ? "" : " | " + problem.hint()))
                .isEqualTo(line.problems());
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
