package io.parallax.engine.resolve;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import java.util.ArrayList;
import java.util.List;

/// Links all pads that match, for `:`.
///
/// Pads that are there are linked first, then those that are made when asked for, as many as there are counterparts.
/// Pads that may appear later are linked only if nothing else can be.
final class PadMatcher {
    private final List<PadPicker> pickers;
    private final List<Integer> from;
    private final List<Integer> to;
    private final Caps filter;
    private final List<Match> matches = new ArrayList<>();

    /// @param pickers the pads of each part
    /// @param from the parts upstream
    /// @param to the parts downstream
    /// @param filter what is to flow
    PadMatcher(List<PadPicker> pickers, List<Integer> from, List<Integer> to, Caps filter) {
        this.pickers = pickers;
        this.from = from;
        this.to = to;
        this.filter = filter;
    }

    /// Two pads that match.
    record Match(int from, String fromPad, int to, String toPad) {}

    private record Candidate(int part, PadTemplate template) {
        boolean isFixed() {
            return !template.name().contains("%");
        }
    }

    /// {@return the pads, which are taken now}
    List<Match> match() {
        List<Candidate> outs = candidates(from, PadDirection.SOURCE);
        List<Candidate> ins = candidates(to, PadDirection.SINK);
        link(outs, ins, PadPresence.ALWAYS);
        link(outs, ins, PadPresence.REQUEST);
        if (matches.isEmpty()) {
            link(outs, ins, PadPresence.SOMETIMES);
        }
        return matches;
    }

    private List<Candidate> candidates(List<Integer> parts, PadDirection direction) {
        List<Candidate> found = new ArrayList<>();
        for (int part : parts) {
            for (PadTemplate template : pickers.get(part).templates()) {
                if (template.direction() == direction) {
                    found.add(new Candidate(part, template));
                }
            }
        }
        return found;
    }

    private void link(List<Candidate> outs, List<Candidate> ins, PadPresence presence) {
        for (Candidate out : outs) {
            if (out.template().presence() != presence) {
                continue;
            }
            int before = matches.size();
            ins.stream().filter(Candidate::isFixed).forEach(in -> link(out, in));
            boolean isOpen = matches.size() == before && (presence != PadPresence.REQUEST || matches.isEmpty());
            for (Candidate in : ins) {
                if (isOpen && !in.isFixed() && link(out, in)) {
                    isOpen = false;
                }
            }
        }
    }

    private boolean link(Candidate out, Candidate in) {
        PadPicker upper = pickers.get(out.part());
        PadPicker lower = pickers.get(in.part());
        boolean fits = out.part() != in.part()
                && upper.hasFree(out.template())
                && lower.hasFree(in.template())
                && out.template()
                        .caps()
                        .intersect(filter)
                        .canIntersect(in.template().caps());
        if (fits) {
            matches.add(new Match(out.part(), upper.take(out.template()), in.part(), lower.take(in.template())));
        }
        return fits;
    }
}
