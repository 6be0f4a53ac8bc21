package io.parallax.engine.resolve;

import io.parallax.engine.parse.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An element that a graph is to have.
/// @param type its element name
/// @param name its name in the pipeline, null to have one made
/// @param namePlace where the name stands
/// @param settings its properties, in order
/// @param origin where it comes from
record Part(String type, @Nullable String name, Place namePlace, List<Setting> settings, Origin origin) {}
