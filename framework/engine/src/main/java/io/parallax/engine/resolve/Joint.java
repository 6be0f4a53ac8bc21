package io.parallax.engine.resolve;

import io.parallax.engine.parse.Place;

/// A link that a graph is to have.
/// @param from its upper end
/// @param to its lower end
/// @param place where the link stands
record Joint(End from, End to, Place place) {
    /// One end of a link.
    /// @param part index of the element's part, -1 to find it by name
    /// @param name the element's name, used when there is no index
    /// @param pad the pad that is meant, empty to leave the choice
    /// @param origin where the end is spoken of
    record End(int part, String name, String pad, Origin origin) {}
}
