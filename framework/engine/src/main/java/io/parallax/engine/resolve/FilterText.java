package io.parallax.engine.resolve;

import io.parallax.engine.parse.Quotes;
import java.util.Map;

/// Writes filters as caps between links.
final class FilterText {
    private FilterText() {}

    /// {@return the caps of a filter as they stand between links, empty if the element must be written out}
    /// @param node an element
    static String of(GraphNode node) {
        Map<String, String> assigned = node.properties().assigned();
        String caps = assigned.get("caps");
        boolean isFilter = node.provider().summary().name().equals("capsfilter");
        return isFilter && caps != null && assigned.size() == 1 ? Quotes.quoteCaps(caps) : "";
    }
}
