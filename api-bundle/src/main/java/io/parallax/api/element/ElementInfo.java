package io.parallax.api.element;

import java.util.List;

/// All that is known about an element.
/// @param summary name, family and provider
/// @param kind what role it plays
/// @param pads its pads
/// @param properties its properties, also those that the engine adds
/// @param shadowed other bundles that provide an element of the same name and lost to this one
public record ElementInfo(
        ElementSummary summary,
        ElementKind kind,
        List<PadTemplate> pads,
        List<PropertyInfo> properties,
        List<ElementProviderInfo> shadowed) {}
