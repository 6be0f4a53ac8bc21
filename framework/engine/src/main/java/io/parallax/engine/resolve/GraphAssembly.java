package io.parallax.engine.resolve;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.engine.parse.Place;
import io.parallax.engine.parse.Problems;
import io.parallax.engine.parse.Spill;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.NearestName;
import io.parallax.engine.resolve.Joint.End;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a graph of a draft, or finds all that is wrong with it. Used once.
final class GraphAssembly {
    private final Draft draft;
    private final Problems problems;
    private final Set<Spill> reported = new HashSet<>();
    private final List<String> names;
    private final Map<String, List<Integer>> byName = new HashMap<>();
    private final List<GraphNode> nodes = new ArrayList<>();
    private final Set<Place> missing = new HashSet<>();
    /// Whether every element and every end of a link is there, so that pads can be judged.
    private boolean isWhole;

    /// @param draft what the graph is to be
    /// @param problems what was found wrong before
    GraphAssembly(Draft draft, Problems problems) {
        this.draft = draft;
        this.problems = problems;
        this.names = Naming.of(draft);
        this.isWhole = problems.isEmpty();
    }

    /// Makes the graph. If anything is wrong, every element that was made is given back.
    /// @param catalog what elements there are
    /// @param text the text of the draft, for the exception
    /// @return the graph
    /// @throws MalformedPipelineException with every problem
    ResolvedGraph assemble(ElementCatalog catalog, String text) {
        boolean isDone = false;
        try {
            NodeMaker maker = new NodeMaker(catalog, problems, reported);
            make(maker);
            indexByName();
            List<Joint> joints = draft.joints().stream().map(this::find).toList();
            ResolvedGraph graph = isWhole ? link(joints, maker, catalog, text) : null;
            if (graph == null || !problems.isEmpty()) {
                List<String> needs = maker.needs();
                throw needs.isEmpty()
                        ? new MalformedPipelineException(text, problems.sorted())
                        : new MissingElementsException(text, problems.sorted(), needs);
            }
            isDone = true;
            return graph;
        } finally {
            if (!isDone) {
                nodes.forEach(GraphNode::release);
            }
        }
    }

    private ResolvedGraph link(List<Joint> joints, NodeMaker maker, ElementCatalog catalog, String text) {
        List<Part> parts = new ArrayList<>(draft.parts());
        SharedPads shared = new SharedPads(
                nodes,
                origin -> catalog.provider(SharedPads.TEE).isPresent()
                                && add(parts, maker, new Part(SharedPads.TEE, null, origin.place(), List.of(), origin))
                        ? nodes.size() - 1
                        : -1);
        List<Joint> spread = shared.spread(joints);
        Linker linker = new Linker(
                nodes,
                parts,
                problems,
                (caps, place) -> add(
                        parts,
                        maker,
                        new Part("capsfilter", null, place, List.of(caps), new Origin(place, null, false))));
        List<GraphLink> links = linker.link(spread);
        return new ResolvedGraph(linker.order(), links, new LatePadNotes(text, linker.latePads()));
    }

    /// Adds an element that nobody wrote.
    private boolean add(List<Part> parts, NodeMaker maker, Part part) {
        GraphNode node = maker.make(part, freeName(part.type()));
        if (node != null) {
            nodes.add(node);
            parts.add(part);
        }
        return node != null;
    }

    private String freeName(String type) {
        int number = 0;
        while (byName.putIfAbsent(type + number, List.of()) != null) {
            number++;
        }
        return type + number;
    }

    private void make(NodeMaker maker) {
        for (int i = 0; i < draft.parts().size(); i++) {
            GraphNode node = maker.make(draft.parts().get(i), names.get(i));
            if (node == null) {
                isWhole = false;
            } else {
                nodes.add(node);
            }
        }
        if (draft.parts().isEmpty() && problems.isEmpty()) {
            isWhole = false;
            problems.add(Place.NONE, "the pipeline is empty", "add elements and links");
        }
    }

    private void indexByName() {
        for (int i = 0; i < names.size(); i++) {
            index(names.get(i), List.of(i), draft.parts().get(i).namePlace(), "element");
        }
        for (Draft.Group group : draft.groups()) {
            index(group.name(), group.parts(), group.place(), "element or bin");
        }
    }

    private void index(String name, List<Integer> parts, Place place, String what) {
        if (byName.putIfAbsent(name, parts) != null) {
            isWhole = false;
            problems.add(place, "there is another " + what + " named '" + name + "'", "choose another name");
        }
    }

    private Joint find(Joint joint) {
        return new Joint(find(joint.from()), find(joint.to()), joint.place(), joint.matching());
    }

    private End find(End end) {
        if (!end.parts().isEmpty() || end.name().isEmpty()) {
            return end;
        }
        List<Integer> parts = byName.get(end.name());
        if (parts != null) {
            return end.withParts(parts);
        }
        isWhole = false;
        Spill spill = end.origin().spill();
        boolean isNew = end.origin().isCode() || missing.add(end.origin().place());
        if (isNew && (spill == null || reported.add(spill))) {
            problems.add(
                    end.origin().place(),
                    "there is no element named '" + end.name() + "'",
                    spill == null ? nearest(end) : spill.hint());
        }
        return end;
    }

    private @Nullable String nearest(End end) {
        if (problems.isFull()) {
            return null;
        }
        return NearestName.of(end.name(), byName.keySet().stream().sorted().toList())
                .map(name -> "did you mean '" + name + "'?")
                .orElse("elements are named with name=" + end.name());
    }
}
