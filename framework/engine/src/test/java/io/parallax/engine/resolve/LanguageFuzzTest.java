package io.parallax.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.engine.registry.FakeElements;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Bends texts of the tables and throws them at the resolver: it makes a graph that survives printing, or says what is
/// wrong at a place in the text. `parallax.long` makes it ten million texts.
class LanguageFuzzTest {
    private static final PipelineResolver RESOLVER = new PipelineResolver(FakeElements.catalog());
    private static final Map<String, String> PARAMETERS = Map.of("p", "a ! b\" )", "x", "5");
    private static final int CASES = Boolean.getBoolean("parallax.long") ? 10_000_000 : 10_000;
    private static final List<String> SEEDS = Stream.of("accepted.txt", "refused.txt")
            .flatMap(name -> LineTable.read(name).stream())
            .map(LineTable.Entry::text)
            .toList();
    private static final String[] PIECES = {
        "!",
        " ! ",
        " : ",
        ":",
        ".",
        " .",
        "t.",
        "=",
        "\"",
        "'",
        "\\",
        "#",
        "\n",
        "\r",
        "(",
        ")",
        " ( ",
        " )",
        "bin.(",
        "/",
        "video/x-raw",
        ",width=[1,5]",
        ";",
        "${p}",
        "${x}",
        "${",
        "}",
        "file:///",
        "%",
        " name=a",
        "\u00a0",
        "\ud83c",
        "<",
        "{",
        "[",
        " fakesrc ",
        " fakesink",
        " tee name=t",
        " funnel",
        "src_%u",
        "0",
        "\0"
    };

    @Test
    void answersWithAGraphOrProblemsInTheText() {
        for (long seed = 0; seed < CASES; seed++) {
            String text = bent(new Random(seed));
            try {
                ResolvedGraph graph = RESOLVER.resolve(text, used(text));
                survives(graph, seed + ": " + text);
            } catch (MalformedPipelineException e) {
                check(e, seed + ": " + text);
            }
        }
    }

    private static Map<String, String> used(String text) {
        return PARAMETERS.entrySet().stream()
                .filter(parameter -> text.contains("${" + parameter.getKey() + "}"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void survives(ResolvedGraph graph, String origin) {
        String printed = GraphText.toText(graph);
        assertThat(Essence.of(RESOLVER.resolve(printed)))
                .as("%s%n%s", origin, printed)
                .isEqualTo(Essence.of(graph));
    }

    private static void check(MalformedPipelineException e, String origin) {
        List<String> lines = (e.text() + "\n").lines().toList();
        assertThat(e.problems()).as(origin).isNotEmpty().allSatisfy(problem -> {
            boolean isPlaceless = problem.line() == 0 && problem.column() == 0;
            if (!isPlaceless) {
                assertThat(problem.line()).isBetween(1, lines.size());
                assertThat(problem.column())
                        .isBetween(1, lines.get(problem.line() - 1).length() + 1);
            }
        });
    }

    private static String bent(Random random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(start, end);
                case 1 -> text.insert(start, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.replace(start, end, PIECES[random.nextInt(PIECES.length)]);
                default -> {
                    String other = SEEDS.get(random.nextInt(SEEDS.size()));
                    int from = random.nextInt(other.length() + 1);
                    text.insert(start, other, from, Math.min(other.length(), from + random.nextInt(20)));
                }
            }
        }
        return text.toString();
    }
}
