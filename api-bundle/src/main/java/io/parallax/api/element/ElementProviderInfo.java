package io.parallax.api.element;

/// Who provides an element.
/// @param bundle symbolic name of the bundle, or the JAR or module outside a container
/// @param version its version, empty when unknown
public record ElementProviderInfo(String bundle, String version) {}
