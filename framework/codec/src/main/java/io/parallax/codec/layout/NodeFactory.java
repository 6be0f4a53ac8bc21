package io.parallax.codec.layout;

/// What a format has of its own: where strings lie, and whether it knows maps.
public interface NodeFactory {
    /// {@return a string}
    TextNode text(String label);

    /// {@return a string that always lies elsewhere}
    TextNode boxedText(String label);

    /// {@return a map}
    /// @param sorted whether its keys are in order
    /// @throws IllegalArgumentException if the format has none, or not with such keys
    Node map(String label, Node key, Node value, boolean sorted);

    /// {@return a set}
    /// @param sorted whether its elements are in order
    /// @throws IllegalArgumentException if the format has none, or not of such elements
    Node set(String label, Node element, boolean sorted);

    /// {@return whether there are shared targets and optional values without a tag}
    boolean hasPointerTricks();
}
