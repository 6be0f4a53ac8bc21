package io.parallax.sdk.reference;

import io.parallax.api.caps.CapsStructure;
import io.parallax.api.element.ElementInfo;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.element.PadTemplate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The page of one element.
final class ElementPage {
    private ElementPage() {}

    static String text(ElementInfo element) {
        ElementSummary summary = element.summary();
        StringBuilder out = new StringBuilder("# " + summary.name() + "\n\n");
        out.append(sentence(summary.summary())).append("\n\n");
        if (!element.example().isEmpty()) {
            out.append("```sh\nparallax launch '").append(element.example()).append("'\n```\n\n");
        }
        out.append(facts(element));
        if (!element.pads().isEmpty()) {
            out.append("\n## Pads\n\n").append(pads(element.pads()));
        }
        if (!element.properties().isEmpty()) {
            out.append("\n## Properties\n\n").append(PropertyTable.of(element.properties()));
        }
        if (!element.engineProperties().isEmpty()) {
            String names = element.engineProperties().stream()
                    .map(property -> "`" + property.name() + "`")
                    .collect(Collectors.joining(", "));
            out.append("\nThe engine gives it, as [every such element](README.md#properties-that-the-engine-gives): ")
                    .append(names)
                    .append(".\n");
        }
        return out.toString();
    }

    private static String facts(ElementInfo element) {
        ElementSummary summary = element.summary();
        MarkdownTable facts = new MarkdownTable("category", summary.category());
        facts.row("kind", lower(element.kind()));
        facts.row("bundle", "`" + summary.provider().bundle() + "`");
        if (!summary.uris().schemes().isEmpty()) {
            String schemes = summary.uris().schemes().stream()
                    .map(scheme -> "`" + scheme + ":`")
                    .collect(Collectors.joining(", "));
            facts.row("stands for URIs", schemes + " to `" + summary.uris().property() + "`");
        }
        ElementSummary.Conversion conversion = summary.conversion();
        if (conversion != null) {
            Stream<String> fields = conversion.fields().stream().sorted().map(field -> "`" + field + "`");
            Stream<String> memory = conversion.memory() ? Stream.of("memory") : Stream.of();
            facts.row(
                    "converts",
                    Stream.concat(fields, memory).collect(Collectors.joining(", ")) + ", at a cost of "
                            + conversion.cost());
        }
        return facts.toString();
    }

    private static String pads(List<PadTemplate> pads) {
        MarkdownTable table = new MarkdownTable("pad", "direction", "there", "carries");
        for (PadTemplate pad : pads) {
            String caps = pad.caps().structures().isEmpty()
                    ? pad.caps().isAny() ? "anything" : "nothing"
                    : pad.caps().structures().stream()
                            .map(CapsStructure::toString)
                            .map(structure -> "`" + structure + "`")
                            .collect(Collectors.joining("<br>"));
            table.row("`" + pad.name() + "`", lower(pad.direction()), presence(pad), caps);
        }
        return table.toString();
    }

    private static String presence(PadTemplate pad) {
        return switch (pad.presence()) {
            case ALWAYS -> "always";
            case REQUEST -> "when a link asks for it";
            case SOMETIMES -> "when the stream has it";
        };
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String sentence(String line) {
        return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) + ".";
    }
}
