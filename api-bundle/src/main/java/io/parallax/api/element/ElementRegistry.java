package io.parallax.api.element;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/// The elements that are there now.
@ProviderType
public interface ElementRegistry {
    /// {@return every element, sorted by name} No element class is loaded for this.
    List<ElementSummary> list();

    /// {@return all about one element, empty if there is none of that name}
    /// @param name name in pipeline text
    /// @throws IllegalStateException if its class cannot be loaded or contradicts itself; the message says why
    Optional<ElementInfo> find(String name);
}
