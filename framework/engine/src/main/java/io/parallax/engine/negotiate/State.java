package io.parallax.engine.negotiate;

import io.parallax.api.caps.Caps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was chosen for the ports up to one place of the order, as far as it matters for the rest. The best state is
/// that of least cost, and of those the one whose earliest choices are the most preferred.
final class State implements Comparable<State> {
    final @Nullable State parent;
    final int move;
    final int cost;
    final View view;
    private final int depth;

    private State(@Nullable State parent, int move, int cost, View view) {
        this.parent = parent;
        this.move = move;
        this.cost = cost;
        this.view = view;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    /// What matters for the rest: states of equal views have the same future.
    /// @param position number of ports that are done
    /// @param open the box of each port that others still refer to, in the order of those ports
    /// @param feed the box behind the converters before the next port, -1 if there are none
    /// @param chain the converters before the next port
    /// @param caps what boxes allow
    /// @param couplings what boxes have in common
    record View(
            int position,
            List<Integer> open,
            int feed,
            List<Integer> chain,
            List<Caps> caps,
            List<Boxes.Coupling> couplings) {}

    static State start() {
        return new State(null, 0, 0, new View(0, List.of(), -1, List.of(), List.of(), List.of()));
    }

    State next(int chosen, int more, View then) {
        return new State(this, chosen, cost + more, then);
    }

    /// {@return the choices from the start}
    List<Integer> moves() {
        List<Integer> moves = new ArrayList<>();
        for (State each = this; each.parent != null; each = each.parent) {
            moves.add(each.move);
        }
        return moves.reversed();
    }

    /// A state comes before those that go on from it.
    @Override
    public int compareTo(State other) {
        return cost != other.cost ? Integer.compare(cost, other.cost) : comparePaths(this, other);
    }

    @SuppressWarnings("ReferenceEquality") // states are nodes of a tree
    private static int comparePaths(State first, State second) {
        State a = first.back(second.depth);
        State b = second.back(first.depth);
        if (a == b) {
            return Integer.compare(first.depth, second.depth);
        }
        while (a.parent != b.parent && a.parent != null && b.parent != null) {
            a = a.parent;
            b = b.parent;
        }
        return Integer.compare(a.move, b.move);
    }

    private State back(int most) {
        State state = this;
        while (state.depth > most && state.parent != null) {
            state = state.parent;
        }
        return state;
    }
}
