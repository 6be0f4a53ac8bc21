package io.parallax.engine.parse;

import io.parallax.api.pipeline.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The problems that were found: the first hundred, since a text that has more is not mended one by one.
public final class Problems {
    private static final int MOST = 100;

    private final List<Problem> found = new ArrayList<>();
    private int count;

    /// Adds a problem.
    /// @param problem the problem
    public void add(Problem problem) {
        count++;
        if (!isFull()) {
            found.add(problem);
        }
    }

    /// Adds a problem.
    /// @param place where it is
    /// @param message what is wrong
    /// @param hint how to mend it, null when nothing sensible can be said
    public void add(Place place, String message, @Nullable String hint) {
        add(place.problem(message, hint));
    }

    /// {@return whether there is no use in looking for hints any more}
    public boolean isFull() {
        return found.size() == MOST;
    }

    /// {@return whether there is no problem}
    public boolean isEmpty() {
        return count == 0;
    }

    /// {@return how many there are, also those that were left out}
    public int count() {
        return count;
    }

    /// {@return the problems by their places}
    public List<Problem> sorted() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
