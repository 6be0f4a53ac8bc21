package io.parallax.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.engine.registry.FakeElements;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AcceptedLinesTest {
    private static final PipelineResolver RESOLVER = new PipelineResolver(FakeElements.catalog());

    /// A text, its links, and the text it prints as.
    record Line(String text, List<String> links, String printed) {
        @Override
        public String toString() {
            return text;
        }
    }

    private static Line line(String text, String printed, String... links) {
        return new Line(text, List.of(links), printed);
    }

    static final List<Line> LINES = List.of(
            line("fakesrc ! fakesink", "fakesrc ! fakesink", "fakesrc0.src fakesink0.sink"),
            line("fakesrc!fakesink", "fakesrc ! fakesink", "fakesrc0.src fakesink0.sink"),
            line("\n fakesrc\t!\r\n fakesink \n", "fakesrc ! fakesink", "fakesrc0.src fakesink0.sink"),
            line("fakesrc ! \\\n  fakesink", "fakesrc ! fakesink", "fakesrc0.src fakesink0.sink"),
            line("# all\nfakesrc ! # half\nfakesink # end", "fakesrc ! fakesink", "fakesrc0.src fakesink0.sink"),
            line(
                    "fakesrc num-buffers = 5 ! fakesink sync =yes",
                    "fakesrc num-buffers=5 ! fakesink sync=true",
                    "fakesrc0.src fakesink0.sink"),
            line(
                    "fakesrc ! queue ! queue ! fakesink",
                    "fakesrc ! queue ! queue ! fakesink",
                    "fakesrc0.src queue0.sink",
                    "queue0.src queue1.sink",
                    "queue1.src fakesink0.sink"),
            line(
                    "fakesrc ! queue name=q ! queue ! fakesink",
                    "fakesrc ! queue name=q ! queue ! fakesink",
                    "fakesrc0.src q.sink",
                    "q.src queue0.sink",
                    "queue0.src fakesink0.sink"),
            line(
                    "fakesrc ! queue name=queue1 ! queue ! queue ! fakesink",
                    "fakesrc ! queue name=queue1 ! queue ! queue ! fakesink",
                    "fakesrc0.src queue1.sink",
                    "queue1.src queue0.sink",
                    "queue0.src queue2.sink",
                    "queue2.src fakesink0.sink"),
            line(
                    "fakesrc ! tee name=t ! fakesink   t. ! queue ! fakesink",
                    "fakesrc ! tee name=t ! fakesink t. ! queue ! fakesink",
                    "fakesrc0.src t.sink",
                    "t.src_0 fakesink0.sink",
                    "t.src_1 queue0.sink",
                    "queue0.src fakesink1.sink"),
            line(
                    "fakesrc ! tee0. tee ! fakesink",
                    "fakesrc ! tee ! fakesink",
                    "fakesrc0.src tee0.sink",
                    "tee0.src_0 fakesink0.sink"),
            line(
                    "t. ! fakesink   t.src_0 ! fakesink   fakesrc ! tee name=t",
                    "fakesrc ! tee name=t t.src_1 ! fakesink t. ! fakesink",
                    "t.src_1 fakesink0.sink",
                    "t.src_0 fakesink1.sink",
                    "fakesrc0.src t.sink"),
            line(
                    "fakesrc ! tee name=t ! fakesink  t.src_%u ! fakesink  t.src_7 ! fakesink",
                    "fakesrc ! tee name=t ! fakesink t. ! fakesink t.src_7 ! fakesink",
                    "fakesrc0.src t.sink",
                    "t.src_0 fakesink0.sink",
                    "t.src_1 fakesink1.sink",
                    "t.src_7 fakesink2.sink"),
            line("fakesrc name=a fakesink name=b a. ! b.sink", "fakesrc name=a ! fakesink name=b", "a.src b.sink"),
            line(
                    "fakesrc ! demux name=d ! fakesink d. ! fakesink d. ! fakesink",
                    "fakesrc ! demux name=d ! fakesink d. ! fakesink d. ! fakesink",
                    "fakesrc0.src d.sink",
                    "d.video fakesink0.sink",
                    "d.audio fakesink1.sink",
                    "d.text_0 fakesink2.sink"),
            line(
                    "fakesrc ! demux name=d d.audio ! fakesink",
                    "fakesrc ! demux name=d d.audio ! fakesink",
                    "fakesrc0.src d.sink",
                    "d.audio fakesink0.sink"),
            line(
                    "fakesrc ! funnel name=f ! fakesink fakesrc ! f. fakesrc ! f.sink_5",
                    "fakesrc ! funnel name=f ! fakesink fakesrc ! f. fakesrc ! f.sink_5",
                    "fakesrc0.src f.sink_0",
                    "f.src fakesink0.sink",
                    "fakesrc1.src f.sink_1",
                    "fakesrc2.src f.sink_5"),
            line(
                    "fakesrc ! fakesink fakesrc ! fakesink",
                    "fakesrc ! fakesink fakesrc ! fakesink",
                    "fakesrc0.src fakesink0.sink",
                    "fakesrc1.src fakesink1.sink"),
            line(
                    "fakesrc name=2nd ! fakesink name=_x-1",
                    "fakesrc name=2nd ! fakesink name=_x-1",
                    "2nd.src _x-1.sink"));

    @ParameterizedTest
    @FieldSource("LINES")
    void makesTheLinks(Line line) {
        ResolvedGraph graph = RESOLVER.resolve(line.text());

        assertThat(graph.links())
                .extracting(link -> link.from().name() + "." + link.fromPad() + " "
                        + link.to().name() + "." + link.toPad())
                .isEqualTo(line.links());
    }

    @ParameterizedTest
    @FieldSource("LINES")
    void printsWithoutWhatReadingAdds(Line line) {
        assertThat(GraphText.toText(RESOLVER.resolve(line.text()))).isEqualTo(line.printed());
    }
}
