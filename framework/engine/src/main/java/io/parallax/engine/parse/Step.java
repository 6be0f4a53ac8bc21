package io.parallax.engine.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One station of a chain.
public sealed interface Step {
    /// {@return where it stands}
    Place place();

    /// {@return the unquoted value that stands before it without a link between, null if there is none}
    @Nullable Spill spill();

    /// A new element.
    /// @param type its element name
    /// @param place where it stands
    /// @param assignments its properties, in order
    /// @param spill the unquoted value just before it
    record NewElement(
            String type,
            Place place,
            List<Assignment> assignments,
            @Nullable Spill spill) implements Step {}

    /// An element that stands elsewhere in the text: `t.` or `t.src_0`.
    /// @param name its name
    /// @param pad the pad that is meant, empty to leave the choice
    /// @param place where it stands
    /// @param spill the unquoted value just before it
    record Reference(
            String name, String pad, Place place, @Nullable Spill spill) implements Step {}
}
