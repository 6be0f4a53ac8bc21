package io.parallax.sdk.reference;

import io.parallax.api.element.ElementInfo;
import io.parallax.api.element.PropertyInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The index of all elements, and what they have in common.
final class IndexPage {
    private IndexPage() {}

    static String text(List<ElementInfo> elements) {
        StringBuilder out = new StringBuilder("# Elements\n\nMade from the annotations in the source; do not edit.\n");
        Map<String, List<ElementInfo>> families = elements.stream()
                .collect(Collectors.groupingBy(
                        element -> element.summary().category(), TreeMap::new, Collectors.toList()));
        families.forEach((category, members) -> {
            out.append("\n## ").append(category).append("\n\n");
            for (ElementInfo member : members) {
                String name = member.summary().name();
                out.append("- [").append(name).append("](").append(name).append(".md): ");
                out.append(member.summary().summary()).append('\n');
            }
        });
        return out.append(engineProperties(elements)).toString();
    }

    private static String engineProperties(List<ElementInfo> elements) {
        Map<PropertyInfo, Set<String>> kinds = new LinkedHashMap<>();
        for (ElementInfo element : elements) {
            for (PropertyInfo property : element.engineProperties()) {
                kinds.computeIfAbsent(property, _ -> new TreeSet<>()).add(ElementPage.lower(element.kind()));
            }
        }
        if (kinds.isEmpty()) {
            return "";
        }
        long all = elements.stream().map(ElementInfo::kind).distinct().count();
        String[] titles = Arrays.copyOf(PropertyTable.TITLES, PropertyTable.TITLES.length + 1);
        titles[titles.length - 1] = "given to";
        MarkdownTable table = new MarkdownTable(titles);
        kinds.forEach((property, given) -> {
            String[] cells = Arrays.copyOf(PropertyTable.cells(property), titles.length);
            cells[titles.length - 1] = given.size() == all ? "all" : String.join(", ", given);
            table.row(cells);
        });
        return "\n## Properties that the engine gives\n\n" + table;
    }
}
