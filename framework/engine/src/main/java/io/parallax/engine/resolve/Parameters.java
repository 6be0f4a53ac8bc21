package io.parallax.engine.resolve;

import io.parallax.engine.parse.Place;
import io.parallax.engine.parse.Problems;
import io.parallax.engine.parse.Value;
import io.parallax.engine.registry.NearestName;
import java.util.Map;
import java.util.TreeSet;

/// What the parameters of a text stand for.
final class Parameters implements Value.Binder {
    private final Map<String, String> values;
    private final Problems problems;
    private final TreeSet<String> unused;

    /// @param values what each stands for
    /// @param problems where problems go
    Parameters(Map<String, String> values, Problems problems) {
        this.values = values;
        this.problems = problems;
        this.unused = new TreeSet<>(values.keySet());
    }

    @Override
    public String bind(String name, Place place) {
        String value = values.get(name);
        if (value != null) {
            unused.remove(name);
            return value;
        }
        String hint = problems.isFull()
                ? ""
                : NearestName.of(name, values.keySet())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("give it a value, or write \\${ for these two characters");
        problems.add(place, "there is no parameter '" + name + "'", hint);
        return "";
    }

    /// Reports the parameters that the text does not have.
    void checkUnused() {
        for (String name : unused) {
            problems.add(
                    Place.NONE,
                    "the parameter '" + name + "' is not used",
                    "write ${" + name + "} as a value, or remove it");
        }
    }
}
