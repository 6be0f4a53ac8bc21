package io.parallax.engine.resolve;

import io.parallax.api.element.PadDirection;
import io.parallax.engine.resolve.PadPicker.Pick;
import java.util.ArrayList;
import java.util.List;

/// Chooses the pads of all links: first those that are named, then free ones in the order in which links were written.
final class PadBinder {
    private final List<PadPicker> pickers;

    /// @param pickers the pads of each part
    PadBinder(List<PadPicker> pickers) {
        this.pickers = pickers;
    }

    /// The pads of one link.
    /// @param from what became of the upper end
    /// @param to what became of the lower end
    record Picks(Pick from, Pick to) {}

    /// {@return the pads of each link}
    /// @param joints the links; their ends have the index of a part
    List<Picks> bind(List<Joint> joints) {
        List<Picks> picks = new ArrayList<>();
        for (Joint joint : joints) {
            picks.add(new Picks(named(joint.from(), PadDirection.SOURCE), named(joint.to(), PadDirection.SINK)));
        }
        for (int i = 0; i < picks.size(); i++) {
            Pick from = chosen(picks.get(i).from(), joints.get(i).from(), PadDirection.SOURCE);
            Pick to = chosen(picks.get(i).to(), joints.get(i).to(), PadDirection.SINK);
            picks.set(i, new Picks(from, to));
        }
        return picks;
    }

    private static final Pick OPEN = new Pick.Bound("");

    private Pick named(Joint.End end, PadDirection direction) {
        return PadPicker.isExact(end.pad()) ? pickers.get(end.part()).named(end.pad(), direction) : OPEN;
    }

    private Pick chosen(Pick pick, Joint.End end, PadDirection direction) {
        return pick.equals(OPEN) ? pickers.get(end.part()).free(end.pad(), direction) : pick;
    }
}
