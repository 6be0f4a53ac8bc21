package io.parallax.api.element;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/// The elements that are there now.
@ProviderType
public interface ElementRegistry {
    /// {@return every element, sorted by name} No element class is loaded for this.
    List<ElementSummary> list();

    /// {@return the elements that lost their name to another, sorted by name} They can still be asked for, by version
    /// as `blur@1.0.0`, by bundle as `acme.fx/blur`, or by both as `acme.fx/blur@1.0.0`.
    List<ElementSummary> shadowed();

    /// {@return all about one element, empty if there is none of that name}
    /// @param name name in pipeline text, perhaps with bundle or version
    /// @throws IllegalStateException if its class cannot be loaded or contradicts itself; the message says why
    Optional<ElementInfo> find(String name);
}
