package io.parallax.engine.negotiate;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.caps.Caps;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The solver finds what trying everything finds.
class SolverBruteForceTest {
    /// What costs more is not searched by force.
    private static final int MOST_COST = 5;

    @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
    void findsTheSameWithoutConverters(@ForAll long seed) {
        compare(new RandomNetwork(new Random(seed), 7).network(), List.of());
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void findsTheSameWithConverters(@ForAll long seed) {
        RandomNetwork made = new RandomNetwork(new Random(seed), 4);
        Network network = made.network();
        compare(network, made.conversions());
    }

    @Test
    @EnabledIfSystemProperty(named = "parallax.long", matches = "true")
    void findsTheSameForAGreatMany() {
        for (long seed = 0; seed < 50_000; seed++) {
            RandomNetwork made = new RandomNetwork(new Random(seed), 4);
            Network network = made.network();
            compare(network, made.conversions());
        }
    }

    private static void compare(Network network, List<Conversion> conversions) {
        BruteForce.Best best = BruteForce.solve(network, conversions, MOST_COST);
        Solver.Answer answer = Solver.solve(network, conversions);

        String question = network + "\n" + conversions + "\n" + best + "\n";
        if (best == null) {
            boolean isDear = answer instanceof Solver.Answer.Agreed(Solution dear, long _) && dear.cost() > MOST_COST;
            assertThat(isDear || answer instanceof Solver.Answer.Refused)
                    .as(question)
                    .isTrue();
            return;
        }
        assertThat(answer).as(question).isInstanceOf(Solver.Answer.Agreed.class);
        Solution solution = ((Solver.Answer.Agreed) answer).solution();
        assertThat(solution.cost()).as(question).isEqualTo(best.cost());
        for (int i = 0; i < network.size(); i++) {
            Caps found = solution.caps(i);
            assertThat(best.values().get(i).caps().isSubsetOf(found))
                    .as("port " + i + " carries " + found + "\n" + question)
                    .isTrue();
        }
    }
}
