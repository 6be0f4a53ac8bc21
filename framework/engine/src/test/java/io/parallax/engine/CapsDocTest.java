package io.parallax.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.parallax.api.buffer.Buffer;
import io.parallax.api.caps.Caps;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.Flow;
import io.parallax.api.element.Output;
import io.parallax.api.element.Sink;
import io.parallax.api.element.Source;
import io.parallax.api.pipeline.ConverterPolicy;
import io.parallax.api.pipeline.Negotiation;
import io.parallax.api.pipeline.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every example of `docs/caps.md` is what the document says: what links carry, or the message shown.
class CapsDocTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(agreed|refused)\n(.*?)^```$");

    private final TestCatalog catalog = new TestCatalog();

    CapsDocTest() {
        CapsElements.ALL.forEach(catalog::add);
        catalog.add(TestSrc::new);
        catalog.add(FakeSink::new);
    }

    @ElementType(name = "testsrc", category = "Test", summary = "a source that says nothing")
    static final class TestSrc implements Source {
        @Override
        public Flow produce(Output out) {
            return Flow.Signal.END_OF_STREAM;
        }
    }

    @ElementType(name = "fakesink", category = "Test", summary = "a sink that says nothing")
    static final class FakeSink implements Sink {
        @Override
        public Flow consume(Buffer in) {
            return Flow.Signal.CONTINUE;
        }
    }

    static List<String> agreed() {
        return blocks("agreed");
    }

    static List<String> refused() {
        return blocks("refused");
    }

    @AfterEach
    void close() {
        catalog.engine.close();
    }

    @ParameterizedTest
    @MethodSource("agreed")
    void carriesWhatIsShown(String block) {
        List<String> lines = block.lines().toList();
        Pipeline pipeline = catalog.engine.parse(lines.getFirst());

        Map<String, Caps> shown = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" +", 2);
            shown.put(words[0], Caps.parse(words[1]));
        }
        Map<String, Caps> agreed = new HashMap<>();
        pipeline.negotiation()
                .links()
                .forEach(link ->
                        agreed.put(link.link().from() + "." + link.link().fromPad(), link.agreed()));
        assertThat(agreed).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedAsShown(String block) {
        int end = block.indexOf('\n');
        Pipeline pipeline = catalog.engine.parse(block.substring(0, end));
        pipeline.converters(ConverterPolicy.DENY);

        assertThat(pipeline.negotiation().conflict())
                .extracting(Negotiation.Conflict::text)
                .isEqualTo(block.substring(end + 1).strip());
    }

    @Test
    void hasExamplesOfBothKinds() {
        assertThat(agreed()).hasSizeGreaterThan(3);
        assertThat(refused()).hasSizeGreaterThan(1);
    }

    private static List<String> blocks(String kind) {
        try {
            String text = Files.readString(Path.of("../../docs/caps.md"), StandardCharsets.UTF_8);
            return BLOCK.matcher(text)
                    .results()
                    .filter(block -> block.group(1).equals(kind))
                    .map(block -> block.group(2).stripTrailing())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
