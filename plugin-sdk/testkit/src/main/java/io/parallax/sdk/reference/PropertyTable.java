package io.parallax.sdk.reference;

import io.parallax.api.element.PropertyInfo;
import io.parallax.api.element.PropertyType;
import io.parallax.api.element.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Properties as a table.
final class PropertyTable {
    static final String[] TITLES = {"property", "type", "default", "values", "set", "meaning"};

    private PropertyTable() {}

    static String of(List<PropertyInfo> properties) {
        MarkdownTable table = new MarkdownTable(TITLES);
        properties.forEach(property -> table.row(cells(property)));
        return table.toString();
    }

    static String[] cells(PropertyInfo property) {
        return new String[] {
            code(property.name()) + aliases(property),
            ElementPage.lower(property.type()) + unit(property.unit()),
            defaultValue(property),
            values(property),
            property.live() ? "at any time" : "before the start",
            meaning(property)
        };
    }

    private static String aliases(PropertyInfo property) {
        return property.aliases().stream().map(alias -> "<br>" + code(alias)).collect(Collectors.joining());
    }

    private static String unit(Unit unit) {
        return unit == Unit.NONE ? "" : " in " + unit.symbol();
    }

    private static String defaultValue(PropertyInfo property) {
        Object value = property.defaultValue();
        if (property.required()) {
            return "required";
        }
        return value == null || value.toString().isEmpty() ? "" : code(shown(property, value));
    }

    private static String shown(PropertyInfo property, Object value) {
        return property.type() == PropertyType.ENUM ? value.toString().toLowerCase(Locale.ROOT) : value.toString();
    }

    private static String values(PropertyInfo property) {
        PropertyInfo.Range range = property.range();
        if (!range.choices().isEmpty()) {
            return range.choices().stream().map(PropertyTable::code).collect(Collectors.joining(", "));
        }
        List<String> bounds = new ArrayList<>();
        if (Double.isFinite(range.min())) {
            bounds.add("from " + number(property, range.min()));
        }
        if (Double.isFinite(range.max())) {
            bounds.add("up to " + number(property, range.max()));
        }
        return String.join(" ", bounds);
    }

    private static String number(PropertyInfo property, double value) {
        return property.type() == PropertyType.DOUBLE ? Double.toString(value) : Long.toString((long) value);
    }

    private static String meaning(PropertyInfo property) {
        PropertyInfo.Bonds bonds = property.bonds();
        String needs = bonds.needs().isEmpty() ? "" : "; needs " + names(bonds.needs());
        String excludes = bonds.excludes().isEmpty() ? "" : "; not beside " + names(bonds.excludes());
        return property.summary() + needs + excludes;
    }

    private static String names(List<String> names) {
        return names.stream().map(PropertyTable::code).collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
