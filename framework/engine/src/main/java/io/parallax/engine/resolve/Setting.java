package io.parallax.engine.resolve;

import io.parallax.engine.parse.Place;
import io.parallax.engine.parse.Reading;
import org.jspecify.annotations.Nullable;

/// A property that an element is to have.
/// @param property name or alias
/// @param value a value of its type, or text; null if it cannot be told, which is reported
/// @param place where the name stands
/// @param reading the value as written, null if it was given in code
record Setting(
        String property,
        @Nullable Object value,
        Place place,
        @Nullable Reading reading) {
    /// {@return where a character of the value stands}
    /// @param index index of the character, less than 0 for the whole value
    Place at(int index) {
        return reading == null ? place : reading.at(index);
    }
}
