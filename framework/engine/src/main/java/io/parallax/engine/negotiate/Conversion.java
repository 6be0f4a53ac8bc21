package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsStructure;
import io.parallax.api.element.CapsRule;
import java.util.List;

/// A converter that can be put into a link.
/// @param name its element name
/// @param takes what it can take, the preferred first
/// @param gives what it can give, the preferred first
/// @param rule how the one follows from the other
/// @param cost what it costs
record Conversion(String name, Caps takes, Caps gives, CapsRule rule, int cost) {
    /// One way to use a converter.
    /// @param conversion which one
    /// @param takes an alternative of what it can take
    /// @param gives an alternative of what it can give
    record Use(Conversion conversion, Caps takes, Caps gives) {}

    /// {@return the ways to use it, in its order of preference}
    List<Use> uses() {
        return alternatives(takes).stream()
                .flatMap(input -> alternatives(gives).stream().map(output -> new Use(this, input, output)))
                .toList();
    }

    /// {@return caps of one alternative each; ANY is one, EMPTY none}
    static List<Caps> alternatives(Caps caps) {
        return caps.isAny() || caps.structures().size() == 1
                ? List.of(caps)
                : caps.structures().stream()
                        .map((CapsStructure each) -> Caps.of(each))
                        .toList();
    }
}
