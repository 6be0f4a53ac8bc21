package io.parallax.engine.resolve;

import io.parallax.api.element.PadDirection;
import io.parallax.engine.resolve.Joint.End;
import io.parallax.engine.resolve.PadPicker.Pick;
import java.util.ArrayList;
import java.util.List;

/// Chooses the pads of single links: first those that are named, then free ones in the order in which links were
/// written, and last those of bins, which are linked by what nothing in them or elsewhere uses.
final class PadBinder {
    private final List<PadPicker> pickers;

    /// @param pickers the pads of each part
    PadBinder(List<PadPicker> pickers) {
        this.pickers = pickers;
    }

    /// What became of one end of a link.
    /// @param part the part, -1 if there is none for sure
    /// @param pick its pad
    record Choice(int part, Pick pick) {}

    /// The pads of one link.
    /// @param from what became of the upper end
    /// @param to what became of the lower end
    record Picks(Choice from, Choice to) {}

    private static final Choice OPEN = new Choice(-1, new Pick.Bound(""));

    /// {@return the pads of each link, but for ends that are bins}
    /// @param joints the links; their ends have parts
    List<Picks> bind(List<Joint> joints) {
        List<Picks> picks = new ArrayList<>();
        for (Joint joint : joints) {
            picks.add(new Picks(named(joint.from(), PadDirection.SOURCE), named(joint.to(), PadDirection.SINK)));
        }
        for (int i = 0; i < picks.size(); i++) {
            Choice from = free(picks.get(i).from(), joints.get(i).from(), PadDirection.SOURCE);
            Choice to = free(picks.get(i).to(), joints.get(i).to(), PadDirection.SINK);
            picks.set(i, new Picks(from, to));
        }
        return picks;
    }

    /// Chooses pads for the ends that are bins.
    /// @param joint the link
    /// @param picks what [#bind(List)] chose for it
    /// @return both pads
    Picks bindBins(Joint joint, Picks picks) {
        return new Picks(
                ofBin(picks.from(), joint.from(), PadDirection.SOURCE),
                ofBin(picks.to(), joint.to(), PadDirection.SINK));
    }

    private Choice named(End end, PadDirection direction) {
        if (!end.isElement() || !PadPicker.isExact(end.pad())) {
            return OPEN;
        }
        int part = end.parts().getFirst();
        return new Choice(part, pickers.get(part).named(end.pad(), direction));
    }

    private Choice free(Choice choice, End end, PadDirection direction) {
        if (!end.isElement() || !choice.equals(OPEN)) {
            return choice;
        }
        int part = end.parts().getFirst();
        return new Choice(part, pickers.get(part).free(end.pad(), direction));
    }

    private Choice ofBin(Choice choice, End end, PadDirection direction) {
        if (!choice.equals(OPEN)) {
            return choice;
        }
        for (boolean always : new boolean[] {true, false}) {
            for (int part : end.parts()) {
                if (pickers.get(part).hasFree(end.pad(), direction, always)) {
                    Pick pick = PadPicker.isExact(end.pad())
                            ? pickers.get(part).named(end.pad(), direction)
                            : pickers.get(part).free(end.pad(), direction);
                    return new Choice(part, pick);
                }
            }
        }
        String what = direction == PadDirection.SOURCE ? "output" : "input";
        String which = end.pad().isEmpty() ? "" : " '" + end.pad() + "'";
        return new Choice(
                -1,
                new Pick.Refused(
                        " has no " + what + which + " left to link",
                        "a bin is linked by the first " + what + " in it that nothing else is linked to"));
    }
}
