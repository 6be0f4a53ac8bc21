package io.parallax.sdk.testkit;

import java.util.Map;

/// A message that an element posted.
/// @param name names the kind
/// @param fields values by name
public record Posted(String name, Map<String, Object> fields) {
    /// Copies the map.
    public Posted {
        fields = Map.copyOf(fields);
    }
}
