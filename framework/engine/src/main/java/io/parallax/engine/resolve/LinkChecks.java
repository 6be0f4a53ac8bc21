package io.parallax.engine.resolve;

import io.parallax.api.element.ElementKind;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import io.parallax.engine.parse.Place;
import io.parallax.engine.parse.Problems;
import io.parallax.engine.registry.ElementShape;
import java.util.Set;

/// Finds pads that must be linked and are not.
final class LinkChecks {
    private final Problems problems;

    /// @param problems where problems go
    LinkChecks(Problems problems) {
        this.problems = problems;
    }

    /// @param name name of the element
    /// @param shape its pads
    /// @param linked the pads that are linked
    /// @param place where the element stands
    void check(String name, ElementShape shape, Set<String> linked, Place place) {
        boolean hasBothSides = shape.kind() != ElementKind.SOURCE && shape.kind() != ElementKind.SINK;
        if (linked.isEmpty() && hasBothSides) {
            problems.add(place.problem(name + " is not linked to anything", "put '!' between it and its neighbours"));
            return;
        }
        for (PadTemplate pad : shape.pads()) {
            boolean isNeeded = pad.presence() == PadPresence.ALWAYS
                    && (pad.direction() == PadDirection.SINK || shape.kind() != ElementKind.DEMUXER);
            if (isNeeded && !linked.contains(pad.name())) {
                problems.add(place.problem(
                        name + "." + pad.name() + " is not linked",
                        pad.direction() == PadDirection.SINK
                                ? "put an element that gives buffers and '!' before it"
                                : "put '!' and an element that takes buffers behind it"));
            }
        }
        if (shape.kind() == ElementKind.MUXER && linked.stream().noneMatch(pad -> isInput(shape, pad))) {
            problems.add(place.problem(
                    name + " has no input that is linked", "put an element that gives buffers and '!' before it"));
        }
        if (shape.kind() == ElementKind.DEMUXER && linked.stream().allMatch(pad -> isInput(shape, pad))) {
            problems.add(place.problem(
                    name + " has no output that is linked", "put '!' and an element that takes buffers behind it"));
        }
    }

    private static boolean isInput(ElementShape shape, String pad) {
        return shape.pads(PadDirection.SINK).stream().anyMatch(template -> PadPicker.matches(template, pad));
    }
}
