package io.parallax.engine.parse;

/// A property and its value, as written.
/// @param property name of the property
/// @param place where the name stands
/// @param value the value
public record Assignment(String property, Place place, Value value) {}
