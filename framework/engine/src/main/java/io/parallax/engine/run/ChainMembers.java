package io.parallax.engine.run;

import io.parallax.engine.resolve.ResolvedGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which elements each streaming thread runs: its head, and what follows without another thread.
final class ChainMembers {
    private final Map<HeadNode, List<ElementNode>> members = new HashMap<>();

    /// @param graph the graph
    /// @param nodes its nodes, in its order
    ChainMembers(ResolvedGraph graph, List<ElementNode> nodes) {
        Chains chains = new Chains(graph, nodes);
        for (ElementNode node : nodes) {
            members.computeIfAbsent(chains.head(node), _ -> new ArrayList<>()).add(node);
        }
    }

    List<ElementNode> of(HeadNode head) {
        return members.getOrDefault(head, List.of(head));
    }

    /// {@return the element that a thread is in, as far as its stack tells; the head if it does not}
    /// @param head where the thread starts
    /// @param stack what it does, the innermost call first
    ElementNode inside(HeadNode head, StackTraceElement... stack) {
        for (StackTraceElement frame : stack) {
            List<ElementNode> candidates = of(head).stream()
                    .filter(node -> isCodeOf(node, frame.getClassName()))
                    .toList();
            if (!candidates.isEmpty()) {
                return candidates.stream()
                        .filter(ElementNode::isHandling)
                        .findFirst()
                        .orElse(candidates.getFirst());
            }
        }
        return head;
    }

    private static boolean isCodeOf(ElementNode node, String frame) {
        for (Class<?> type = node.element().getClass();
                type != null && type != Object.class;
                type = type.getSuperclass()) {
            if (type.getName().equals(frame)) {
                return true;
            }
        }
        return false;
    }
}
