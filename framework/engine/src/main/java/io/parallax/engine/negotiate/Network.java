package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.CapsRule;
import java.util.List;
import java.util.stream.IntStream;

/// What is to be agreed on: ports, what each can carry, and how they hang together. Ports are in the order of the
/// pipeline: those of an element before those of the elements behind it, and inputs before outputs. So whatever a port
/// depends on has a lower index, and what is said by a port counts before what is said by one of a higher index.
/// @param ports the linked pads
record Network(List<Port> ports) {
    /// One linked pad.
    /// @param caps what it can carry, the preferred first
    /// @param feeder index of the output that leads to this input, -1 for an output
    /// @param bonds how this output follows from inputs of its element, empty for an input
    record Port(Caps caps, int feeder, List<Bond> bonds) {
        static final int NONE = -1;

        Port {
            bonds = bonds.stream()
                    .filter(bond -> bond.rule().kind() != CapsRule.Kind.INDEPENDENT)
                    .toList();
        }

        boolean isInput() {
            return feeder != NONE;
        }
    }

    /// How an output follows from an input.
    /// @param input index of the input
    /// @param rule how
    record Bond(int input, CapsRule rule) {}

    Network {
        ports = List.copyOf(ports);
    }

    Port port(int index) {
        return ports.get(index);
    }

    int size() {
        return ports.size();
    }

    /// {@return the same with other caps}
    /// @param caps what each port can carry
    Network with(List<Caps> caps) {
        return new Network(IntStream.range(0, size())
                .mapToObj(i -> new Port(caps.get(i), port(i).feeder(), port(i).bonds()))
                .toList());
    }
}
