package io.parallax.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.caps.Caps;
import io.parallax.api.deploy.Verdict;
import io.parallax.api.pipeline.ConverterPolicy;
import io.parallax.api.pipeline.Graph;
import io.parallax.api.pipeline.Negotiation;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private final FakePlatform platform = new FakePlatform();

    @Test
    void showsHelpOnStandardOutput() {
        assertThat(platform.run("--help")).isZero();
        assertThat(platform.out()).contains("launch", "check", "inspect", "run", "--version");
        assertThat(platform.err()).isEmpty();
    }

    @Test
    void showsTheHelpOfEachCommand() {
        for (String command : List.of("launch", "check", "graph", "inspect", "run")) {
            assertThat(platform.run(command, "--help")).isZero();
            assertThat(platform.out()).contains("Usage: parallax " + command);
        }
        assertThat(platform.shellStarted).isFalse();
    }

    @Test
    void printsThePlanOfAPipeline() {
        assertThat(platform.run("graph", "--plan", "x")).isZero();
        assertThat(platform.out()).contains("parallax/p/src  platform    src > a");
        assertThat(platform.run("graph", "--plan", "--format=dot", "x")).isEqualTo(2);
        assertThat(platform.err()).contains("a plan is text only");
    }

    @Test
    void showsVersions() {
        assertThat(platform.run("-V")).isZero();
        assertThat(platform.out()).isEqualTo("parallax 9.9.9\n");
    }

    @Test
    void helpsOnWhenTheCommandIsMissingOrMisspelt() {
        assertThat(platform.run()).isEqualTo(2);
        assertThat(platform.err()).contains("a command is missing", "Commands:");
        assertThat(platform.run("lanch")).isEqualTo(2);
        assertThat(platform.err()).contains("no command 'lanch'; did you mean 'launch'?");
        assertThat(platform.run("fakesrc ! fakesink")).isEqualTo(2);
        assertThat(platform.err()).contains("parallax launch 'fakesrc ! fakesink'");
        assertThat(platform.out()).isEmpty();
    }

    @Test
    void pointsToTheHelpOfACommandThatWasUsedWrongly() {
        assertThat(platform.run("launch", "--fast", "x")).isEqualTo(2);
        assertThat(platform.err()).isEqualTo("parallax: unknown option '--fast'\n  try: parallax launch --help\n");
    }

    @Test
    void showsWhereATextIsWrongAndWhatToDo() {
        assertThat(platform.run("check", "a ! bad")).isEqualTo(2);
        assertThat(platform.err()).isEqualTo("""
            parallax: no element 'bad' at column 5
              a ! bad
                  ^
              hint: try 'good'
            """);
        assertThat(platform.out()).isEmpty();
    }

    @Test
    void namesPluginsThatDoNotWorkBesideAnUnknownElement() {
        platform.verdicts.add(new Verdict("acme.jar", Verdict.Status.REFUSED, "it is cut off", "", List.of()));

        assertThat(platform.run("check", "a ! bad")).isEqualTo(2);
        assertThat(platform.err()).contains("no element 'bad'", "plugin acme.jar is not active: it is cut off");
    }

    @Test
    void keepsStackTracesOfBugsInTheLog() {
        assertThat(platform.run("check", "broken")).isEqualTo(70);
        assertThat(platform.err())
                .contains("internal error", "a bug", "details: log/parallax.log")
                .doesNotContain("\tat ");
    }

    @Test
    void printsTheGraphOfAGoodPipelineAndClosesIt() {
        assertThat(platform.run("check", "--format=json", "x")).isZero();
        assertThat(platform.out()).startsWith("{").contains("\"fakesrc\"");
        assertThat(platform.engine.made.getFirst().closed.getCount()).isZero();
        assertThat(platform.engine.made.getFirst().waitedFor.getCount())
                .as("it did not run")
                .isOne();
    }

    @Test
    void explainsWhatLinksCarry() {
        Graph.Link link = new Graph.Link("src", "src", "sink", "sink");
        FakePipeline pipeline = new FakePipeline("p", "x");
        Caps given = Caps.parse("video/x-raw,format={RGB,BGR};audio/x-raw");
        Caps agreed = Caps.parse("video/x-raw,format=BGR");
        pipeline.negotiation = new Negotiation(
                pipeline.graph(),
                List.of(
                        new Negotiation.LinkCaps(link, given, agreed, agreed),
                        new Negotiation.LinkCaps(link, Caps.ANY, Caps.ANY, Caps.ANY)),
                List.of(new Negotiation.Insertion("swap0", "swap", link, agreed, agreed, 10)),
                7,
                null);
        platform.engine.next = pipeline;

        assertThat(platform.run("check", "--explain", "--converters=deny", "x")).isZero();
        assertThat(pipeline.converters).isEqualTo(ConverterPolicy.DENY);
        assertThat(platform.out()).isEqualTo("""
                        src.src -> sink.sink
                          from above  video/x-raw,format={RGB,BGR}
                                      audio/x-raw
                          fits below  video/x-raw,format=BGR
                          agreed on   video/x-raw,format=BGR
                        src.src -> sink.sink
                          carries anything: nobody says what
                        swap0
                          put between src.src and sink.sink to make video/x-raw,format=BGR of video/x-raw,format=BGR, \
                        cost 10
                        agreed, conversions cost 10, 7 steps
                        """);
    }

    @Test
    void refusesAPipelineWhoseLinksDoNotAgree() {
        Graph.Link link = new Graph.Link("src", "src", "sink", "sink");
        FakePipeline pipeline = new FakePipeline("p", "x");
        pipeline.negotiation = new Negotiation(
                pipeline.graph(),
                List.of(),
                List.of(),
                1,
                new Negotiation.Conflict(link, Caps.ANY, Caps.ANY, "format", "caps do not meet"));
        platform.engine.next = pipeline;

        assertThat(platform.run("check", "x")).isEqualTo(2);
        assertThat(platform.out()).isEmpty();
        assertThat(platform.err()).isEqualTo("parallax: caps do not meet\n");
        assertThat(platform.run("launch", "--converters=maybe", "x")).isEqualTo(2);
        assertThat(platform.err()).contains("no policy 'maybe' for converters; there are deny, warn and allow");
    }

    @Test
    void checksSilentlyWhenAskedTo() {
        assertThat(platform.run("check", "-q", "x")).isZero();
        assertThat(platform.out()).isEmpty();
    }

    @Test
    void saysWhatIsMissingWhenThereIsNoEngine() {
        platform.engineMissing = true;

        assertThat(platform.run("inspect")).isEqualTo(70);
        assertThat(platform.err()).isEqualTo("parallax: the pipeline engine did not start\n");
    }

    @Test
    void listsElementsByCategory() {
        assertThat(platform.run("inspect")).isZero();
        assertThat(platform.out()).isEqualTo("""
            Flow
              tee      copies references

            Test
              fakesrc  produces buffers of no meaning

            Shadowed
              other.flow/tee@1.2.0  another tee
            """);
    }

    @Test
    void showsAllAboutAnElement() {
        assertThat(platform.run("inspect", "fakesrc")).isZero();
        assertThat(platform.out()).isEqualTo("""
            fakesrc - produces buffers of no meaning
              category  Test
              kind      source
              bundle    acme.test 1.2.0
              shadows   old.test 1.0.0
              example   parallax launch 'fakesrc num-buffers=3 ! fakesink'

            Pads
              src  source  always  ANY

            Properties
              NAME             TYPE           DEFAULT   VALUES         SET           MEANING
              num-buffers      long in bytes  -1        -1 to 1000     any time      meaning of num-buffers
              fill             enum in bytes  zero      zero | random  any time      meaning of fill
              location (path)  string         required  any            before start  where; needs num-buffers; not beside fill

            Properties given by the engine
              NAME      TYPE             DEFAULT  VALUES  SET       MEANING
              on-error  string in bytes  stop     any     any time  meaning of on-error
            """);
    }

    @Test
    void suggestsTheElementThatWasMeant() {
        assertThat(platform.run("inspect", "faksrc")).isEqualTo(2);
        assertThat(platform.err()).isEqualTo("parallax: no element 'faksrc'; did you mean 'fakesrc'?\n");
    }

    @Test
    void opensAShellOnlyWhereAPersonCanType() {
        assertThat(new CommandLine(platform, platform.console(false, false)).run("run"))
                .isZero();
        assertThat(platform.shellStarted).isFalse();
        assertThat(new CommandLine(platform, platform.console(true, true)).run("run"))
                .isZero();
        assertThat(platform.shellStarted).isTrue();
    }

    @Test
    void endsTheContainerOnCtrlC() {
        platform.interrupted = true;

        assertThat(platform.run("run")).isEqualTo(130);
    }

    @Test
    void refusesToRunWithWords() {
        assertThat(platform.run("run", "fakesrc")).isEqualTo(2);
        assertThat(platform.err()).contains("parallax launch");
    }
}
