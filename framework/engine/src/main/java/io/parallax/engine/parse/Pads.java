package io.parallax.engine.parse;

import java.util.List;

/// The pads that one end of a link names.
/// @param names their names, none to leave the choice
/// @param place where they stand
public record Pads(List<String> names, Place place) {
    /// No pad is named.
    public static final Pads NONE = new Pads(List.of(), Place.NONE);

    /// {@return whether no pad is named}
    public boolean isEmpty() {
        return names.isEmpty();
    }
}
