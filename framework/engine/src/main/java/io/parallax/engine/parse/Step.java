package io.parallax.engine.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands between links.
public sealed interface Step {
    /// {@return where it stands}
    Place place();

    /// A new element.
    /// @param type its element name
    /// @param place where it stands
    /// @param assignments its properties, in order
    /// @param spill the unquoted value that stands before it without a link between, null if there is none
    record NewElement(
            String type,
            Place place,
            List<Assignment> assignments,
            @Nullable Spill spill) implements Step {}

    /// An element or bin that stands elsewhere in the text: `t.`
    /// @param name its name
    /// @param place where it stands
    /// @param spill the unquoted value just before it, null if there is none
    record Reference(String name, Place place, @Nullable Spill spill) implements Step {}

    /// Caps that are to flow between two elements.
    /// @param caps the caps
    record Filter(Value caps) implements Step {
        @Override
        public Place place() {
            return caps.place();
        }
    }

    /// A URI, for an element that opens it.
    /// @param uri the URI
    record Location(Value uri) implements Step {
        @Override
        public Place place() {
            return uri.place();
        }
    }

    /// Chains in parentheses.
    /// @param type its type, `bin` if none is written
    /// @param place where it begins
    /// @param assignments its properties, in order
    /// @param chains its chains
    record Bin(String type, Place place, List<Assignment> assignments, List<Chain> chains) implements Step {}
}
