package io.parallax.engine.resolve;

import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.resolve.Joint.End;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Lets one output feed several links: puts a `tee` behind it, or uses the one that is there. That holds for outputs
/// that are always there; an output on request is linked once, since its element makes as many as are asked for.
final class SharedPads {
    /// The element that copies a stream.
    static final String TEE = "tee";

    private final List<GraphNode> nodes;
    private final ToIntFunction<Origin> addTee;

    /// @param nodes the nodes, one for each part
    /// @param addTee adds a tee that is needed because of a place, and tells its part; -1 if it could not
    SharedPads(List<GraphNode> nodes, ToIntFunction<Origin> addTee) {
        this.nodes = nodes;
        this.addTee = addTee;
    }

    private record Output(int part, String pad) {}

    /// {@return the links with those that share an output moved to a tee}
    /// @param joints the links that are wanted; their ends have parts
    List<Joint> spread(List<Joint> joints) {
        Map<Output, List<Joint>> shared = new LinkedHashMap<>();
        for (Joint joint : joints) {
            output(joint)
                    .ifPresent(output -> shared.computeIfAbsent(output, _ -> new ArrayList<>())
                            .add(joint));
        }
        List<Joint> spread = joints;
        for (List<Joint> sharing : shared.values()) {
            if (sharing.size() > 1) {
                spread = spread(spread, sharing);
            }
        }
        return spread;
    }

    private Optional<Output> output(Joint joint) {
        End end = joint.from();
        if (joint.matching() != null || !end.isElement()) {
            return Optional.empty();
        }
        int part = end.parts().getFirst();
        List<PadTemplate> outputs =
                ElementShape.of(nodes.get(part).element().getClass()).pads(PadDirection.SOURCE);
        boolean isOpen = end.pad().isEmpty() && outputs.size() == 1;
        return outputs.stream()
                .filter(pad -> pad.presence() == PadPresence.ALWAYS && PadPicker.isExact(pad.name()))
                .filter(pad -> isOpen || pad.name().equals(end.pad()))
                .findFirst()
                .map(pad -> new Output(part, pad.name()));
    }

    private List<Joint> spread(List<Joint> joints, List<Joint> sharing) {
        Joint first = sharing.getFirst();
        Optional<Joint> toTee = sharing.stream().filter(this::leadsToTee).findFirst();
        int tee = toTee.isPresent()
                ? toTee.get().to().parts().getFirst()
                : addTee.applyAsInt(sharing.get(1).from().origin());
        if (tee < 0) {
            return joints;
        }
        List<Joint> spread = new ArrayList<>();
        boolean isFed = toTee.isPresent();
        for (Joint joint : joints) {
            if (!isFed && joint.equals(first)) {
                spread.add(new Joint(joint.from(), End.of(tee, "", joint.from().origin()), joint.place()));
                isFed = true;
            }
            boolean isMoved =
                    sharing.contains(joint) && !toTee.filter(joint::equals).isPresent();
            spread.add(isMoved ? behind(tee, joint) : joint);
        }
        return spread;
    }

    private boolean leadsToTee(Joint joint) {
        return joint.to().isElement()
                && nodes.get(joint.to().parts().getFirst())
                        .provider()
                        .summary()
                        .name()
                        .equals(TEE);
    }

    private static Joint behind(int tee, Joint joint) {
        return new Joint(End.of(tee, "", joint.from().origin()), joint.to(), joint.place());
    }
}
