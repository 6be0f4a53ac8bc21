package io.parallax.api.element;

import java.util.List;

/// All that is known about an element.
/// @param summary name, family and provider
/// @param kind what role it plays
/// @param example a pipeline that shows what it is good for, empty if it has none
/// @param pads its pads
/// @param properties its own properties
/// @param engineProperties the properties that the engine gives to every element of its kind
/// @param shadowed other bundles that provide an element of the same name; `bundle/name` or `name@version` asks for one
public record ElementInfo(
        ElementSummary summary,
        ElementKind kind,
        String example,
        List<PadTemplate> pads,
        List<PropertyInfo> properties,
        List<PropertyInfo> engineProperties,
        List<ElementProviderInfo> shadowed) {}
