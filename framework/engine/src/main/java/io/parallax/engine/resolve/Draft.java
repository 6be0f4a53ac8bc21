package io.parallax.engine.resolve;

import io.parallax.engine.parse.Place;
import java.util.List;

/// What a graph is to be, before anything is known about its elements.
/// @param parts the elements, in the order in which they were written
/// @param joints the links, in the order in which they were written
/// @param groups the bins that have a name
record Draft(List<Part> parts, List<Joint> joints, List<Group> groups) {
    /// A bin with a name.
    /// @param name its name
    /// @param place where the name stands
    /// @param parts its elements, also those of bins in it
    record Group(String name, Place place, List<Integer> parts) {}
}
