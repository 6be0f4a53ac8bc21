package io.parallax.engine.resolve;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Problem;
import io.parallax.engine.parse.Spill;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.NearestName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes a graph of a draft, or finds all that is wrong with it. Used once.
final class GraphAssembly {
    private final Draft draft;
    private final List<Problem> problems;
    private final Set<Spill> reported = new HashSet<>();
    private final List<String> names;
    private final List<GraphNode> nodes = new ArrayList<>();
    /// Whether every element and every end of a link is there, so that pads can be judged.
    private boolean isWhole;

    /// @param draft what the graph is to be
    /// @param problems what was found wrong before
    GraphAssembly(Draft draft, List<Problem> problems) {
        this.draft = draft;
        this.problems = new ArrayList<>(problems);
        this.names = Naming.of(draft.parts());
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
            make(catalog);
            Map<String, Integer> byName = indexByName();
            List<Joint> joints = draft.joints().stream()
                    .map(joint -> new Joint(find(joint.from(), byName), find(joint.to(), byName), joint.place()))
                    .toList();
            Linker linker = new Linker(nodes, draft.parts(), problems);
            List<GraphLink> links = isWhole ? linker.link(joints) : List.of();
            if (!problems.isEmpty()) {
                problems.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
                throw new MalformedPipelineException(text, problems);
            }
            ResolvedGraph graph = new ResolvedGraph(linker.order(), links);
            isDone = true;
            return graph;
        } finally {
            if (!isDone) {
                nodes.forEach(node -> node.provider().release(node.element()));
            }
        }
    }

    private void make(ElementCatalog catalog) {
        NodeMaker maker = new NodeMaker(catalog, problems, reported);
        for (int i = 0; i < draft.parts().size(); i++) {
            GraphNode node = maker.make(draft.parts().get(i), names.get(i));
            if (node == null) {
                isWhole = false;
            } else {
                nodes.add(node);
            }
        }
        if (draft.parts().isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(0, 0, "the pipeline is empty", "add elements and links"));
        }
    }

    private Map<String, Integer> indexByName() {
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (byName.putIfAbsent(names.get(i), i) != null) {
                isWhole = false;
                problems.add(draft.parts()
                        .get(i)
                        .namePlace()
                        .problem("there is another element named '" + names.get(i) + "'", "choose another name"));
            }
        }
        return byName;
    }

    private Joint.End find(Joint.End end, Map<String, Integer> byName) {
        if (end.part() >= 0) {
            return end;
        }
        Integer part = byName.get(end.name());
        if (part != null) {
            return new Joint.End(part, end.name(), end.pad(), end.origin());
        }
        isWhole = false;
        Spill spill = end.origin().spill();
        if (spill == null || reported.add(spill)) {
            problems.add(end.origin()
                    .place()
                    .problem(
                            "there is no element named '" + end.name() + "'",
                            spill == null ? nearest(end) : spill.hint()));
        }
        return end;
    }

    private String nearest(Joint.End end) {
        return NearestName.of(end.name(), names)
                .map(name -> "did you mean '" + name + "'?")
                .orElse("elements are named with name=" + end.name());
    }
}
