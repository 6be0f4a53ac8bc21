package io.parallax.engine.resolve;

import io.parallax.engine.parse.Place;

/// A property that an element is to have.
/// @param property name or alias
/// @param value a value of its type, or text
/// @param place where the name stands
/// @param valuePlace where the value stands
record Setting(String property, Object value, Place place, Place valuePlace) {}
