package io.parallax.shell;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.element.ElementInfo;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementRegistry;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.PropertyInfo;
import io.parallax.api.element.PropertyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Elements written down for people.
final class ElementText {
    private ElementText() {}

    /// {@return all elements, by category, and those that lost their name to another}
    static String list(ElementRegistry registry) {
        String found = list(registry.list());
        List<ElementSummary> shadowed = registry.shadowed();
        if (shadowed.isEmpty()) {
            return found;
        }
        StringBuilder out = new StringBuilder(found).append("\n\nShadowed");
        Table table = Table.plain();
        shadowed.forEach(loser -> table.row(pin(loser), loser.summary()));
        append(out, "", table);
        return out.toString();
    }

    /// {@return how an element can be asked for that lost its name}
    private static String pin(ElementSummary loser) {
        String version = loser.provider().version();
        return loser.provider().bundle() + "/" + loser.name() + (version.isEmpty() ? "" : "@" + version);
    }

    /// {@return elements, by category}
    private static String list(List<ElementSummary> elements) {
        var families = elements.stream()
                .collect(Collectors.groupingBy(ElementSummary::category, TreeMap::new, Collectors.toList()));
        int width = elements.stream().mapToInt(e -> e.name().length()).max().orElse(0);
        StringBuilder out = new StringBuilder();
        families.forEach((category, members) -> {
            out.append(out.isEmpty() ? "" : "\n\n").append(category);
            for (ElementSummary member : members) {
                out.append("\n  ")
                        .append(member.name())
                        .repeat(' ', width - member.name().length());
                out.append("  ").append(member.summary());
            }
        });
        return out.toString();
    }

    /// {@return all about one element}
    /// @throws CommandException if there is none of that name; suggests one
    static String details(ElementRegistry registry, String name) {
        return registry.find(name).map(ElementText::details).orElseThrow(() -> unknown(registry, name));
    }

    /// {@return the error for a name that no element has}
    static CommandException unknown(ElementRegistry registry, String name) {
        List<String> names = registry.list().stream().map(ElementSummary::name).toList();
        return CommandException.wrongUsage("no element '" + name + "'"
                + Names.nearest(name, names)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("; 'inspect' without a name lists all"));
    }

    private static String details(ElementInfo info) {
        ElementSummary summary = info.summary();
        StringBuilder out = new StringBuilder(summary.name()).append(" - ").append(summary.summary());
        Table facts = Table.plain()
                .row("category", summary.category())
                .row("kind", lower(info.kind()))
                .row("bundle", provider(summary.provider()));
        ElementSummary.Conversion conversion = summary.conversion();
        if (conversion != null) {
            facts.row("converts", conversion(conversion));
        }
        info.shadowed().forEach(loser -> facts.row("shadows", provider(loser)));
        if (!info.example().isEmpty()) {
            facts.row("example", "parallax launch '" + info.example() + "'");
        }
        append(out, "", facts);
        Table pads = Table.plain();
        info.pads().forEach(pad -> addPad(pads, pad));
        append(out, "\n\nPads", pads);
        append(out, "\n\nProperties", info.properties());
        append(out, "\n\nProperties given by the engine", info.engineProperties());
        return out.toString();
    }

    private static void append(StringBuilder out, String title, List<PropertyInfo> properties) {
        if (!properties.isEmpty()) {
            Table table = Table.titled("NAME", "TYPE", "DEFAULT", "VALUES", "SET", "MEANING");
            properties.forEach(property -> table.row(propertyCells(property)));
            append(out, title, table);
        }
    }

    private static void append(StringBuilder out, String title, Table table) {
        out.append(title);
        table.lines("  ").forEach(line -> out.append('\n').append(line));
    }

    private static void addPad(Table pads, PadTemplate pad) {
        List<String> alternatives = alternatives(pad.caps());
        pads.row(pad.name(), lower(pad.direction()), lower(pad.presence()), alternatives.getFirst());
        alternatives.stream().skip(1).forEach(caps -> pads.row("", "", "", caps));
    }

    /// {@return caps as texts, one for each alternative, the preferred first}
    static List<String> alternatives(Caps caps) {
        return caps.structures().isEmpty()
                ? List.of(caps.toString())
                : caps.structures().stream().map(CapsStructure::toString).toList();
    }

    private static String conversion(ElementSummary.Conversion conversion) {
        List<String> what =
                new ArrayList<>(conversion.fields().stream().sorted().toList());
        if (conversion.memory()) {
            what.add("memory");
        }
        return String.join(", ", what) + "; cost " + conversion.cost();
    }

    private static String[] propertyCells(PropertyInfo property) {
        String unit = property.unit().symbol();
        return new String[] {
            property.aliases().isEmpty()
                    ? property.name()
                    : property.name() + " (" + String.join(", ", property.aliases()) + ")",
            lower(property.type()) + (unit.isEmpty() ? "" : " in " + unit),
            defaultValue(property),
            values(property),
            settable(property),
            property.summary() + bonds(property.bonds())
        };
    }

    private static String settable(PropertyInfo property) {
        if (property.readOnly()) {
            return "never";
        }
        return property.live() ? "any time" : "before start";
    }

    private static String bonds(PropertyInfo.Bonds bonds) {
        String needs = bonds.needs().isEmpty() ? "" : "; needs " + String.join(", ", bonds.needs());
        return bonds.excludes().isEmpty() ? needs : needs + "; not beside " + String.join(", ", bonds.excludes());
    }

    private static String defaultValue(PropertyInfo property) {
        Object value = property.defaultValue();
        if (property.required()) {
            return "required";
        }
        if (value == null || value.toString().isEmpty()) {
            return "-";
        }
        return property.type() == PropertyType.ENUM ? value.toString().toLowerCase(Locale.ROOT) : value.toString();
    }

    private static String values(PropertyInfo property) {
        PropertyInfo.Range range = property.range();
        if (!range.choices().isEmpty()) {
            return String.join(" | ", range.choices());
        }
        boolean whole = property.type() != PropertyType.DOUBLE;
        boolean low = Double.isFinite(range.min());
        boolean high = Double.isFinite(range.max());
        if (low && high) {
            return number(range.min(), whole) + " to " + number(range.max(), whole);
        }
        if (low) {
            return "from " + number(range.min(), whole);
        }
        return high ? "up to " + number(range.max(), whole) : "any";
    }

    private static String number(double value, boolean whole) {
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private static String provider(ElementProviderInfo provider) {
        return (provider.bundle() + " " + provider.version()).strip();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
