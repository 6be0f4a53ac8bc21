package io.parallax.sdk.conformance;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementType;
import io.parallax.api.element.PropertyInfo;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.registry.PropertySet;
import java.util.List;
import java.util.regex.Pattern;

/// What an element says of itself.
final class DescriptionChecks {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([-_][a-z0-9]+)*");

    private DescriptionChecks() {}

    static void describesItself(Candidate candidate) {
        Element element = candidate.instances().get();
        ElementType mark = element.getClass().getAnnotation(ElementType.class);
        require(mark != null, element.getClass().getName() + " is not marked with @ElementType");
        if (mark == null) {
            return;
        }
        require(NAME.matcher(mark.name()).matches(), "the name '" + mark.name() + "' is not lower-case with dashes");
        require(!mark.category().isBlank(), "the category is empty: write for example Filter/Text");
        requireSummary(mark.summary(), "the element");
        ElementShape.of(element.getClass());
        PropertySet properties = PropertySet.of(element, List.of());
        for (PropertyInfo info : properties.infos()) {
            requireSummary(info.summary(), "the property " + info.name());
            requireDefault(properties, info);
        }
        boolean takesUris = mark.schemes().length > 0;
        require(
                !takesUris || properties.find(mark.uriProperty()).isPresent(),
                "URIs go to the property " + mark.uriProperty() + ", but there is none");
        if (element instanceof ThreadBoundary queue) {
            require(queue.limits() != null, "limits() is null");
        }
    }

    private static void requireSummary(String summary, String what) {
        require(!summary.isBlank(), what + " has no summary");
        require(!summary.endsWith("."), "the summary of " + what + " is a line in a list: leave the full stop out");
    }

    /// A default that may not be set is a trap for whoever writes it down.
    private static void requireDefault(PropertySet properties, PropertyInfo info) {
        Object value = info.defaultValue();
        if (value == null || info.required() || info.readOnly()) {
            return;
        }
        try {
            properties.convert(info, value);
        } catch (IllegalArgumentException e) {
            throw new AssertionError(
                    "the default of " + info.name() + " is " + value + ", which is refused: " + e.getMessage(), e);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new AssertionError(message);
        }
    }
}
