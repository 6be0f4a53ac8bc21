package io.parallax.api.element;

import java.util.List;

/// All that is known about an element.
/// @param summary name, family and provider
/// @param kind what role it plays
/// @param pads its pads
/// @param properties its own properties
/// @param engineProperties the properties that the engine gives to every element of its kind
/// @param shadowed other bundles that provide an element of the same name and lost to this one
public record ElementInfo(
        ElementSummary summary,
        ElementKind kind,
        List<PadTemplate> pads,
        List<PropertyInfo> properties,
        List<PropertyInfo> engineProperties,
        List<ElementProviderInfo> shadowed) {}
