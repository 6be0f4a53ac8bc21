package io.parallax.api.element;

import java.util.List;

/// An element in a listing; made without loading its class.
/// @param name name in pipeline text
/// @param category its family
/// @param summary one line on what it does
/// @param uris which URIs can stand for it
/// @param provider who provides it
public record ElementSummary(String name, String category, String summary, Uris uris, ElementProviderInfo provider) {
    /// Describes an element that no URI can stand for.
    /// @param name name in pipeline text
    /// @param category its family
    /// @param summary one line on what it does
    /// @param provider who provides it
    public ElementSummary(String name, String category, String summary, ElementProviderInfo provider) {
        this(name, category, summary, Uris.NONE, provider);
    }

    /// URIs that an element opens.
    /// @param schemes their schemes, in lower case
    /// @param property the property that takes the URI; for the scheme `file` the path in it
    public record Uris(List<String> schemes, String property) {
        /// None.
        public static final Uris NONE = new Uris(List.of(), "");
    }
}
