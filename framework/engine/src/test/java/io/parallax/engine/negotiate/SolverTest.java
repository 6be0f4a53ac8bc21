package io.parallax.engine.negotiate;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.CapsRule;
import io.parallax.engine.negotiate.Network.Bond;
import io.parallax.engine.negotiate.Network.Port;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SolverTest {
    private static final Conversion FORMAT = conversion("toformat", "format", 10);
    private static final Conversion WIDTH = conversion("towidth", "width", 20);
    private static final List<Conversion> CONVERSIONS = List.of(FORMAT, WIDTH);

    private final List<Port> ports = new ArrayList<>();

    private static Conversion conversion(String name, String field, int cost) {
        Caps any = Caps.parse("video/x-raw");
        return new Conversion(name, any, any, CapsRule.changing(field), cost);
    }

    private int source(String caps) {
        return output(caps);
    }

    private int output(String caps, Bond... bonds) {
        ports.add(new Port(Caps.parse(caps), Port.NONE, List.of(bonds)));
        return ports.size() - 1;
    }

    private int input(int feeder, String caps) {
        ports.add(new Port(Caps.parse(caps), feeder, List.of()));
        return ports.size() - 1;
    }

    /// An element whose output carries what its input does.
    private int same(int feeder, String caps) {
        return output(caps, new Bond(input(feeder, caps), CapsRule.SAME));
    }

    private Solution agreed(List<Conversion> conversions, long mostSteps) {
        Solver.Answer answer = Solver.solve(new Network(ports), conversions);
        assertThat(answer.steps()).isLessThan(mostSteps);
        assertThat(answer).isInstanceOf(Solver.Answer.Agreed.class);
        return ((Solver.Answer.Agreed) answer).solution();
    }

    @Test
    void decidesForAChainOf200ElementsInAFewSteps() {
        int last = source("video/x-raw,format={RGB,BGR,GRAY},width=[1,4096]");
        for (int i = 0; i < 198; i++) {
            last = same(
                    last,
                    i % 3 == 0 ? "video/x-raw,format={BGR,GRAY}" : i % 3 == 1 ? "ANY" : "video/x-raw;audio/x-raw");
        }
        int end = input(last, "video/x-raw,width=[64,128]");

        assertThat(agreed(List.of(), 2_000).caps(end)).isEqualTo(Caps.parse("video/x-raw,format=BGR,width=64"));
    }

    @Test
    void findsThePlacesOfConvertersAmong200Elements() {
        int last = source("video/x-raw,format=RGB,width=64");
        for (int i = 1; i < 200; i++) {
            last = same(last, i % 50 == 0 ? "video/x-raw,format=" + (i % 100 == 0 ? "RGB" : "BGR") : "ANY");
        }
        input(last, "video/x-raw,width=32");

        Solution solution = agreed(CONVERSIONS, 20_000);

        assertThat(solution.insertions())
                .extracting(insertion -> insertion.conversion().name())
                .containsExactly("toformat", "toformat", "toformat", "towidth");
        assertThat(solution.cost()).isEqualTo(50);
    }

    @Test
    void followsOneOf50BranchesAfterTheOther() {
        int in = input(source("video/x-raw,format={RGB,BGR}"), "ANY");
        for (int i = 0; i < 50; i++) {
            int branch = output("ANY", new Bond(in, CapsRule.SAME));
            input(same(branch, "video/x-raw;audio/x-raw"), "video/x-raw,format=" + (i % 2 == 0 ? "RGB" : "BGR"));
        }

        assertThat(agreed(CONVERSIONS, 20_000).insertions()).hasSize(25);
    }

    @Test
    void seesAtOnceThatAFirstChoiceFailsFarBehind() {
        int last = source("video/x-raw,format=RGB;video/x-raw,format=BGR");
        for (int i = 0; i < 100; i++) {
            last = same(last, "video/x-raw,field" + i + "=1;video/x-raw,field" + i + "=2");
        }
        input(last, "video/x-raw,format=BGR");

        assertThat(agreed(List.of(), 5_000).caps(0).structures().getFirst().textOr("format", ""))
                .isEqualTo("BGR");
    }

    @Test
    void saysWhenItWouldTakeTooLong() {
        int last = source("video/x-raw,width=1");
        for (int i = 0; i < 30; i++) {
            int in = input(last, "video/x-raw,a" + i + "=1;video/x-raw,a" + i + "=2;video/x-raw,a" + i + "=3");
            last = output("video/x-raw", new Bond(in, CapsRule.changing("z")));
        }
        input(last, "video/x-raw,width=2");

        Solver.Answer answer = Solver.solve(new Network(ports), List.of(FORMAT), 5_000);

        assertThat(answer).isInstanceOf(Solver.Answer.TooMuch.class);
        assertThat(answer.steps()).isLessThan(20_000);
    }

    @Test
    void takesTheCheaperOfTwoWays() {
        Conversion dear = new Conversion(
                "dear", Caps.parse("video/x-raw"), Caps.parse("video/x-raw"), CapsRule.changing("format", "width"), 35);
        input(source("video/x-raw,format=RGB,width=64"), "video/x-raw,format=BGR,width=32");

        assertThat(agreed(List.of(FORMAT, WIDTH, dear), 1_000).cost()).isEqualTo(30);
    }

    @Test
    void movesAStreamToOtherMemoryOnlyWhereAConverterCan() {
        Conversion upload = new Conversion(
                "upload",
                Caps.parse("video/x-raw"),
                Caps.parse("video/x-raw(memory:Far)"),
                CapsRule.changing().withFreeMemory(),
                10);
        int end = input(source("video/x-raw,width=8"), "video/x-raw(memory:Far)");

        assertThat(Solver.solve(new Network(ports), CONVERSIONS)).isInstanceOf(Solver.Answer.Refused.class);
        assertThat(agreed(List.of(upload), 100).caps(end)).isEqualTo(Caps.parse("video/x-raw(memory:Far),width=8"));
    }

    @Test
    void agreesOnOneFormatForAllInputsThatAreJoined() {
        int first = input(source("video/x-raw,format={RGB,BGR}"), "ANY");
        int second = input(source("video/x-raw,format={GRAY,BGR}"), "ANY");
        int out = output("ANY", new Bond(first, CapsRule.SAME), new Bond(second, CapsRule.SAME));
        input(out, "ANY");

        assertThat(agreed(List.of(), 100).caps(out)).isEqualTo(Caps.parse("video/x-raw,format=BGR"));
    }
}
