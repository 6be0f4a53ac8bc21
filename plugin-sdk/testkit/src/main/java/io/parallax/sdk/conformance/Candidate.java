package io.parallax.sdk.conformance;

import io.parallax.api.element.Element;
import java.util.function.Supplier;

/// An element that is tried.
/// @param name its name
/// @param instances makes fresh ones
/// @param fixture what it needs
record Candidate(String name, Supplier<Element> instances, Fixture fixture) {}
