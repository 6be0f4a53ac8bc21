package io.parallax.engine.resolve;

import io.parallax.engine.parse.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A link that a graph is to have, or as many as there are pads that match.
/// @param from its upper end
/// @param to its lower end
/// @param place where the link stands
/// @param matching how to link all pads that match, null to make one link
record Joint(End from, End to, Place place, @Nullable Matching matching) {
    /// A single link.
    Joint(End from, End to, Place place) {
        this(from, to, place, null);
    }

    /// All pads that match.
    /// @param filter caps that are to flow through each link, null for no limit
    record Matching(@Nullable Setting filter) {}

    /// One end of a link.
    /// @param parts index of the element's part, or those of a bin's parts; none to find them by name
    /// @param name what to look for, or what to call it in messages
    /// @param pad the pad that is meant, empty to leave the choice
    /// @param padPlace where the pad is named, or else the end
    /// @param origin where the end is spoken of
    record End(List<Integer> parts, String name, String pad, Place padPlace, Origin origin) {
        /// {@return an end that is one element}
        static End of(int part, String pad, Origin origin) {
            return new End(List.of(part), "", pad, origin.place(), origin);
        }

        /// {@return an end to be found by name}
        static End named(String name, String pad, Origin origin) {
            return new End(List.of(), name, pad, origin.place(), origin);
        }

        boolean isElement() {
            return parts.size() == 1;
        }

        End withPad(String other, Place place) {
            return new End(parts, name, other, place, origin);
        }

        End withParts(List<Integer> found) {
            return new End(found, name, pad, padPlace, origin);
        }
    }
}
