package io.parallax.api.element;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An element in a listing; made without loading its class.
/// @param name name in pipeline text
/// @param category its family
/// @param summary one line on what it does
/// @param uris which URIs can stand for it
/// @param conversion what it converts if the engine may put it into a link, else null
/// @param provider who provides it
public record ElementSummary(
        String name,
        String category,
        String summary,
        Uris uris,
        @Nullable Conversion conversion,
        ElementProviderInfo provider) {
    /// Describes an element that is no converter.
    /// @param name name in pipeline text
    /// @param category its family
    /// @param summary one line on what it does
    /// @param uris which URIs can stand for it
    /// @param provider who provides it
    public ElementSummary(String name, String category, String summary, Uris uris, ElementProviderInfo provider) {
        this(name, category, summary, uris, null, provider);
    }

    /// Describes an element that no URI can stand for.
    /// @param name name in pipeline text
    /// @param category its family
    /// @param summary one line on what it does
    /// @param provider who provides it
    public ElementSummary(String name, String category, String summary, ElementProviderInfo provider) {
        this(name, category, summary, Uris.NONE, provider);
    }

    /// What a [Converter] converts.
    /// @param fields the fields that it can change
    /// @param memory whether it can change the memory
    /// @param cost what a conversion costs
    public record Conversion(Set<String> fields, boolean memory, int cost) {
        /// Copies the fields.
        /// @throws IllegalArgumentException if the cost is less than 1
        public Conversion {
            fields = Set.copyOf(fields);
            if (cost < 1) {
                throw new IllegalArgumentException("a conversion costs at least 1, not " + cost);
            }
        }

        /// {@return how what it gives follows from what it takes}
        public CapsRule rule() {
            return new CapsRule(CapsRule.Kind.CHANGES, fields, memory);
        }
    }

    /// URIs that an element opens.
    /// @param schemes their schemes, in lower case
    /// @param property the property that takes the URI; for the scheme `file` the path in it
    public record Uris(List<String> schemes, String property) {
        /// None.
        public static final Uris NONE = new Uris(List.of(), "");
    }
}
