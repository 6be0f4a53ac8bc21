package io.parallax.engine.run;

import io.parallax.api.pipeline.Explanation.Reason;
import io.parallax.engine.resolve.GraphLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An element with several inputs that waits for one of them, which can get nothing because the thread that would bring
/// it waits for room on the way to another one. It would wait for ever.
/// @param muxer the element
/// @param text what waits for what, and what to do
record Starvation(HeadNode muxer, String text) {
    /// Looks for circles of threads that wait for each other.
    /// @param sights where those threads are that do not come on
    static List<Starvation> find(Chains chains, Collection<HeadNode> heads, Map<HeadNode, Sight> sights) {
        List<Starvation> found = new ArrayList<>();
        if (sights.values().stream().noneMatch(sight -> sight.reason() == Reason.NO_ROOM)) {
            return found;
        }
        Search search = new Search(chains, sights);
        for (HeadNode head : heads) {
            if (!head.emptyInputs().isEmpty()) {
                List<HeadNode> circle = search.circle(head);
                if (!circle.isEmpty()) {
                    found.add(new Starvation(head, search.text(circle)));
                }
            }
        }
        return found;
    }

    private record Search(Chains chains, Map<HeadNode, Sight> sights) {
        /// {@return the heads from one to another on the way back to itself, without the last step; empty if there is
        /// no such way}
        List<HeadNode> circle(HeadNode start) {
            List<HeadNode> path = new ArrayList<>();
            return walk(start, start, path, new HashSet<>()) ? path : List.of();
        }

        private boolean walk(HeadNode at, HeadNode goal, List<HeadNode> path, Set<HeadNode> seen) {
            path.add(at);
            for (HeadNode next : waitsFor(at)) {
                if (next.equals(goal) || (seen.add(next) && walk(next, goal, path, seen))) {
                    return true;
                }
            }
            path.removeLast();
            return false;
        }

        private List<HeadNode> waitsFor(HeadNode head) {
            Sight sight = sights.get(head);
            if (sight != null && sight.reason() == Reason.NO_ROOM && sight.node() instanceof HeadNode next) {
                return List.of(next);
            }
            if (head.guard.isOccupied()) {
                return List.of();
            }
            if (head instanceof QueueNode) {
                return head.queues().stream().allMatch(QueueView::isEmpty) ? chains.feeders(head) : List.of();
            }
            List<String> empty = head.emptyInputs();
            return chains.linksTo(head).stream()
                    .filter(link -> empty.contains(link.toPad()))
                    .map(GraphLink::from)
                    .map(chains::node)
                    .map(chains::head)
                    .toList();
        }

        String text(List<HeadNode> circle) {
            HeadNode muxer = circle.getFirst();
            HeadNode blocked = circle.stream()
                    .filter(head -> {
                        Sight sight = sights.get(head);
                        return sight != null && sight.reason() == Reason.NO_ROOM;
                    })
                    .findFirst()
                    .orElse(muxer);
            Sight sight = sights.get(blocked);
            ElementNode full = sight == null ? blocked : sight.node();
            QueueView queue = full.queues().stream()
                    .filter(QueueView::isFull)
                    .findFirst()
                    .orElse(full.queues().getFirst());
            String cure = full.equals(muxer)
                    ? "put a queue with more room before " + queue.name()
                    : "give " + queue.name() + " more room";
            return "waits for " + String.join(" and ", muxer.emptyInputs()) + ", but " + blocked.name()
                    + ", which would bring that, waits for room in " + queue.name() + ", which is full ("
                    + queue.fill() + ") since " + muxer.name() + " takes nothing meanwhile: " + cure + " ("
                    + queue.cure() + ")";
        }
    }
}
