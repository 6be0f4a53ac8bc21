package io.parallax.engine.resolve;

import io.parallax.api.pipeline.Problem;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.resolve.PadPicker.Pick;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Links nodes by their pads and checks what comes out.
final class Linker {
    private final List<GraphNode> nodes;
    private final List<Part> parts;
    private final List<Problem> problems;
    private final GraphShape shape;

    /// @param nodes the nodes, one for each part
    /// @param parts what the nodes were made of
    /// @param problems where problems go
    Linker(List<GraphNode> nodes, List<Part> parts, List<Problem> problems) {
        this.nodes = nodes;
        this.parts = parts;
        this.problems = problems;
        this.shape = new GraphShape(parts.size());
    }

    /// {@return the links, in the order of the joints; incomplete if there are problems}
    /// @param joints the links that are wanted; their ends have the index of a part
    List<GraphLink> link(List<Joint> joints) {
        List<ElementShape> shapes = nodes.stream()
                .map(node -> ElementShape.of(node.element().getClass()))
                .toList();
        PadBinder binder = new PadBinder(
                shapes.stream().map(pads -> new PadPicker(pads.pads())).toList());
        List<PadBinder.Picks> picks = binder.bind(joints);
        List<GraphLink> links = new ArrayList<>();
        for (int i = 0; i < joints.size(); i++) {
            Joint joint = joints.get(i);
            if (picks.get(i).from() instanceof Pick.Refused refused) {
                refuse(joint.from(), refused);
            } else if (picks.get(i).to() instanceof Pick.Refused refused) {
                refuse(joint.to(), refused);
            } else if (picks.get(i).from() instanceof Pick.Bound from
                    && picks.get(i).to() instanceof Pick.Bound to) {
                GraphNode upper = nodes.get(joint.from().part());
                links.add(new GraphLink(upper, from.pad(), nodes.get(joint.to().part()), to.pad()));
            }
        }
        if (links.size() == joints.size()) {
            checkPads(shapes, joints, links);
            checkCycle(joints);
        }
        return links;
    }

    private void refuse(Joint.End end, Pick.Refused refused) {
        String name = nodes.get(end.part()).name();
        problems.add(end.origin().place().problem(name + refused.reason(), refused.hint()));
    }

    private void checkPads(List<ElementShape> shapes, List<Joint> joints, List<GraphLink> links) {
        List<Set<String>> linked = new ArrayList<>();
        parts.forEach(_ -> linked.add(new HashSet<>()));
        for (int i = 0; i < joints.size(); i++) {
            linked.get(joints.get(i).from().part()).add(links.get(i).fromPad());
            linked.get(joints.get(i).to().part()).add(links.get(i).toPad());
        }
        LinkChecks checks = new LinkChecks(problems);
        for (int i = 0; i < parts.size(); i++) {
            checks.check(
                    nodes.get(i).name(),
                    shapes.get(i),
                    linked.get(i),
                    parts.get(i).origin().place());
        }
    }

    private void checkCycle(List<Joint> joints) {
        joints.forEach(joint -> shape.link(joint.from().part(), joint.to().part()));
        List<Integer> cycle = shape.cycle();
        if (cycle.isEmpty()) {
            return;
        }
        StringBuilder path = new StringBuilder();
        cycle.forEach(part -> path.append(nodes.get(part).name()).append(" → "));
        path.append(nodes.get(cycle.getFirst()).name());
        Joint closing = joints.stream()
                .filter(joint -> cycle.contains(joint.from().part())
                        && cycle.contains(joint.to().part()))
                .reduce((_, last) -> last)
                .orElseThrow();
        problems.add(
                closing.place().problem("the links form a cycle: " + path, "buffers flow one way: leave a link out"));
    }

    /// {@return the nodes, sources first, each behind all that it gets buffers from}
    List<GraphNode> order() {
        return shape.order().stream().map(nodes::get).toList();
    }
}
