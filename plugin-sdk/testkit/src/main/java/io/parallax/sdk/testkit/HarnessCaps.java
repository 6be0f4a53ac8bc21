package io.parallax.sdk.testkit;

import io.parallax.api.element.CapsRule;
import io.parallax.api.element.Element;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import io.parallax.engine.registry.ElementShape;
import java.util.List;
import java.util.stream.Stream;

/// A pad that is told what it carries.
/// @param pad the pad
/// @param isPassedOn whether the element is to hand the news on: an input, and every output carries the same
record HarnessCaps(PadTemplate pad, boolean isPassedOn) {
    /// Finds a pad.
    /// @param outputs names of the linked outputs
    /// @throws IllegalArgumentException if the element has no such pad
    static HarnessCaps of(Element element, String name, List<String> outputs) {
        ElementShape shape = ElementShape.of(element.getClass());
        boolean isInput = shape.pads(PadDirection.SINK).stream().anyMatch(each -> matches(each, name));
        PadTemplate pad = shape.pad(name, isInput ? PadDirection.SINK : PadDirection.SOURCE);
        Stream<PadTemplate> linked = outputs.stream().map(output -> shape.pad(output, PadDirection.SOURCE));
        Stream<PadTemplate> steady =
                shape.pads(PadDirection.SOURCE).stream().filter(output -> output.presence() == PadPresence.ALWAYS);
        boolean isPassedOn = isInput
                && Stream.concat(linked, steady)
                        .allMatch(output -> element.rule(pad, output).kind() == CapsRule.Kind.SAME);
        return new HarnessCaps(pad, isPassedOn);
    }

    private static boolean matches(PadTemplate template, String name) {
        int pattern = template.name().indexOf('%');
        return pattern < 0
                ? template.name().equals(name)
                : name.startsWith(template.name().substring(0, pattern));
    }
}
