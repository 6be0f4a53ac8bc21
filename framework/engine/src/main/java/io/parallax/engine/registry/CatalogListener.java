package io.parallax.engine.registry;

/// Hears of elements that come and go.
public interface CatalogListener {
    /// A provider came.
    /// @param provider the provider
    void added(ElementProvider provider);

    /// A provider went. What it made still exists.
    /// @param provider the provider
    void removed(ElementProvider provider);
}
