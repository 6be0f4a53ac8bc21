package io.parallax.engine.run;

import io.parallax.api.element.Output;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.pipeline.Problem;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.resolve.LatePadNotes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The outputs of a demuxer that appear while it runs: which of them are linked and have not appeared yet, and which
/// have appeared though nothing is linked to them. The element's thread uses it; a [PadTimer] looks whether it waits.
final class LatePads {
    private final DemuxNode node;
    private final FanOut outs;
    private final LatePadNotes notes;
    private final ElementShape shape;
    private final PadTimer timer;
    private final Map<String, PadOutput> appeared = new LinkedHashMap<>();
    private final Map<String, UnlinkedOutput> unlinked = new LinkedHashMap<>();
    private volatile List<PadOutput> awaited = List.of();
    private volatile List<String> seen = List.of();
    private volatile long dropped;
    private boolean complete;

    LatePads(DemuxNode node, FanOut outs, LatePadNotes notes) {
        this.node = node;
        this.outs = outs;
        this.notes = notes;
        this.shape = ElementShape.of(node.element().getClass());
        this.timer = new PadTimer(node, this);
    }

    /// {@return buffers of pads that were not linked}
    long dropped() {
        return dropped;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the element's thread is the only writer
    void countDropped() {
        dropped++;
    }

    /// {@return whether a pad is linked and has not appeared}
    boolean isWaiting() {
        return !awaited.isEmpty();
    }

    /// {@return those of the linked pads that are there}
    /// @param linked all linked pads
    List<PadOutput> present(List<PadOutput> linked) {
        return linked.stream().filter(pad -> !awaited.contains(pad)).toList();
    }

    /// {@return the output of a pad that has appeared, null if none of this name has}
    @Nullable Output find(String pad) {
        PadOutput linked = appeared.get(pad);
        return linked == null ? unlinked.get(pad) : linked;
    }

    /// Learns which pads are linked from now on.
    void linked(List<PadOutput> linked) {
        if (!shape.hasLatePads()) {
            return;
        }
        appeared.entrySet().removeIf(entry -> {
            boolean isCut = !linked.contains(entry.getValue());
            if (isCut) {
                unlinked.put(entry.getKey(), new UnlinkedOutput(node, outs, this));
            }
            return isCut;
        });
        List<PadOutput> missing = new ArrayList<>();
        for (PadOutput pad : linked) {
            if (unlinked.remove(pad.pad()) != null) {
                appeared.put(pad.pad(), pad);
            } else if (!appeared.containsValue(pad) && template(pad.pad()).presence() == PadPresence.SOMETIMES) {
                missing.add(pad);
            }
        }
        awaited = List.copyOf(missing);
        timer.cancel();
    }

    /// A buffer is about to be handled: from now on pads may appear.
    void watch() {
        if (complete) {
            fail("name one of those that appear");
        } else {
            timer.start();
        }
    }

    /// {@return the output of a pad that appears}
    Output appear(String pad) {
        Output known = find(pad);
        return known == null ? add(pad) : known;
    }

    private Output add(String pad) {
        PadTemplate template = template(pad);
        if (template.presence() != PadPresence.SOMETIMES) {
            throw new IllegalArgumentException(
                    "pad " + pad + " cannot appear: it is not declared to be there sometimes");
        }
        List<String> now = new ArrayList<>(seen);
        now.add(pad);
        seen = List.copyOf(now);
        PadOutput meant = meant(pad, template).orElse(null);
        if (meant == null) {
            UnlinkedOutput output = new UnlinkedOutput(node, outs, this);
            unlinked.put(pad, output);
            node.run.warn(
                    node.name(),
                    "pad " + pad + " appeared and nothing is linked to it, so its buffers are dropped: link "
                            + node.name() + "." + pad + ", to a fakesink if they are not wanted");
            return output;
        }
        appeared.put(pad, meant);
        awaited = awaited.stream().filter(each -> !each.equals(meant)).toList();
        outs.refresh();
        return meant;
    }

    /// {@return the linked pad that was waiting for this one: the one of its name, else one that any of the template is
    /// good for}
    private Optional<PadOutput> meant(String pad, PadTemplate template) {
        return awaited.stream()
                .filter(each -> each.pad().equals(pad))
                .findFirst()
                .or(() -> awaited.stream()
                        .filter(each ->
                                !note(each).isNamed() && template(each.pad()).equals(template))
                        .findFirst());
    }

    private PadTemplate template(String pad) {
        return shape.template(pad, PadDirection.SOURCE);
    }

    private LatePadNotes.Note note(PadOutput pad) {
        return notes.of(node.name(), pad.pad());
    }

    /// No further pad appears.
    void complete() {
        complete = true;
        if (isWaiting()) {
            fail("name one of those that appear");
        }
    }

    /// The stream has ended. That is a failure if a pad was still to appear, unless somebody ended it on purpose.
    /// @return whether it is one
    boolean endsInVain() {
        boolean isVain = isWaiting() && !node.run.isEnding() && !node.leaving;
        if (isVain) {
            fail(null);
        }
        return isVain;
    }

    /// Nobody waits any longer.
    void cancel() {
        timer.cancel();
    }

    /// Fails the run: the pads that were waited for have not appeared. Any thread may call this.
    /// @param hint what to do about it, null if there is nothing special
    void fail(@Nullable String hint) {
        String others = seen.isEmpty() ? "none" : String.join(", ", seen);
        List<Problem> problems = awaited.stream()
                .map(pad -> {
                    LatePadNotes.Note note = note(pad);
                    String name =
                            note.isNamed() ? pad.pad() : template(pad.pad()).name();
                    return note.problem(name + " never appeared; seen: " + others, hint);
                })
                .toList();
        if (!problems.isEmpty()) {
            var _ = node.run.failed(node, ElementFailure.ofStream(notes.render(problems)));
        }
    }
}
