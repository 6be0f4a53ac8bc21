package io.parallax.api.element;

/// An element in a listing; made without loading its class.
/// @param name name in pipeline text
/// @param category its family
/// @param summary one line on what it does
/// @param provider who provides it
public record ElementSummary(String name, String category, String summary, ElementProviderInfo provider) {}
