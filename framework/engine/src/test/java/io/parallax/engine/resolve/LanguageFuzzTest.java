package io.parallax.engine.resolve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Problem;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.FakeElements;
import io.parallax.engine.registry.FakeProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Throws bent texts at the resolver: it makes a graph that survives printing, or says what is wrong at a place in the
/// text, and it keeps no element. `parallax.long` makes it ten million texts.
class LanguageFuzzTest {
    private static final Map<String, String> PARAMETERS = Map.of("p", "a ! b\" )", "x", "5");
    private static final int CASES = Boolean.getBoolean("parallax.long") ? 10_000_000 : 20_000;
    /// No text takes this long; it is a hang.
    private static final Duration HANG = Duration.ofMinutes(1);

    private final List<FakeProvider> providers = FakeElements.providers();
    private final PipelineResolver resolver = new PipelineResolver(catalog(providers));

    private static ElementCatalog catalog(List<FakeProvider> providers) {
        ElementCatalog catalog = new ElementCatalog();
        providers.forEach(catalog::add);
        return catalog;
    }

    @Test
    void answersWithAGraphOrProblemsInTheText() {
        AtomicReference<String> current = new AtomicReference<>("");
        int graphs = 0;
        try (HangWatch _ = new HangWatch(HANG, current)) {
            for (long seed = 0; seed < CASES; seed++) {
                String text = BentText.of(seed);
                current.set(seed + ": " + text);
                graphs += survives(text, current) ? 1 : 0;
            }
        }

        assertThat(graphs).isBetween(CASES / 20, CASES - CASES / 20);
        assertThat(providers).allSatisfy(provider -> assertThat(provider.out()).isZero());
    }

    private boolean survives(String text, AtomicReference<String> origin) {
        try {
            ResolvedGraph graph = resolver.resolve(text, used(text));
            String printed = GraphText.toText(graph);
            ResolvedGraph again = resolver.resolve(printed);
            if (!Essence.of(again).equals(Essence.of(graph))) {
                throw new AssertionError(origin + "\nis not the same as what it prints as:\n" + printed);
            }
            graph.nodes().forEach(GraphNode::release);
            again.nodes().forEach(GraphNode::release);
            return true;
        } catch (MalformedPipelineException e) {
            check(e, origin);
            return false;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(origin.get(), e);
        }
    }

    private static Map<String, String> used(String text) {
        return PARAMETERS.entrySet().stream()
                .filter(parameter -> text.contains("${" + parameter.getKey() + "}"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void check(MalformedPipelineException e, AtomicReference<String> origin) {
        List<String> lines = (e.text() + "\n").lines().toList();
        boolean isTold = !e.problems().isEmpty()
                && e.problems().stream().allMatch(problem -> isInside(problem, lines))
                && !requireNonNull(e.getMessage()).isBlank();
        if (!isTold) {
            throw new AssertionError(origin + "\n" + e.problems());
        }
    }

    private static boolean isInside(Problem problem, List<String> lines) {
        boolean isPlaceless = problem.line() == 0 && problem.column() == 0;
        return isPlaceless
                || (problem.line() >= 1
                        && problem.line() <= lines.size()
                        && problem.column() >= 1
                        && problem.column() <= lines.get(problem.line() - 1).length() + 1);
    }
}
