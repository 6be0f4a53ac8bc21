package io.parallax.engine.parse;

/// A property and its value, as written.
/// @param property name of the property
/// @param place where the name stands
/// @param value the value without quotes and escapes
/// @param valuePlace where the value stands
public record Assignment(String property, Place place, String value, Place valuePlace) {}
