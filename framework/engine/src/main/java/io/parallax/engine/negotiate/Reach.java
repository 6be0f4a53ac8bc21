package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import java.util.ArrayList;
import java.util.List;

/// What can reach a port from one side. Where nothing can, the port's own caps stand, so that the ports beyond are
/// judged too.
final class Reach {
    private Reach() {}

    /// {@return for each port what everything upstream together can give}
    static List<Caps> offered(Network network) {
        List<Caps> offered = new ArrayList<>();
        for (Network.Port port : network.ports()) {
            Caps caps = port.caps();
            if (port.isInput()) {
                caps = unlessEmpty(Rules.meet(offered.get(port.feeder()), caps), caps);
            }
            for (Network.Bond bond : port.bonds()) {
                caps = unlessEmpty(Rules.down(offered.get(bond.input()), caps, bond.rule()), caps);
            }
            offered.add(caps);
        }
        return offered;
    }

    /// {@return for each port what everything downstream together can take}
    static List<Caps> accepted(Network network) {
        List<Caps> accepted = new ArrayList<>();
        network.ports().forEach(port -> accepted.add(port.caps()));
        for (int i = network.size() - 1; i >= 0; i--) {
            Network.Port port = network.port(i);
            Caps caps = accepted.get(i);
            if (port.isInput()) {
                Caps upper = accepted.get(port.feeder());
                accepted.set(port.feeder(), unlessEmpty(Rules.meet(upper, caps), upper));
            }
            for (Network.Bond bond : port.bonds()) {
                Caps upper = accepted.get(bond.input());
                accepted.set(bond.input(), unlessEmpty(Rules.up(upper, caps, bond.rule()), upper));
            }
        }
        return accepted;
    }

    private static Caps unlessEmpty(Caps caps, Caps otherwise) {
        return caps.isEmpty() ? otherwise : caps;
    }
}
