package io.parallax.engine.resolve;

import io.parallax.api.pipeline.Problem;
import io.parallax.engine.parse.Assignment;
import io.parallax.engine.parse.Chain;
import io.parallax.engine.parse.Names;
import io.parallax.engine.parse.Place;
import io.parallax.engine.parse.Script;
import io.parallax.engine.parse.Step;
import java.util.ArrayList;
import java.util.List;

/// Turns chains into a draft.
final class ScriptReader {
    private final List<Part> parts = new ArrayList<>();
    private final List<Joint> joints = new ArrayList<>();
    private final List<Problem> problems;

    private ScriptReader(List<Problem> problems) {
        this.problems = problems;
    }

    /// {@return the draft of a script}
    /// @param script the script
    /// @param problems where problems go
    static Draft read(Script script, List<Problem> problems) {
        ScriptReader reader = new ScriptReader(problems);
        script.chains().forEach(reader::chain);
        return new Draft(reader.parts, reader.joints);
    }

    private void chain(Chain chain) {
        boolean isLone = chain.steps().size() == 1 && !parts.isEmpty();
        List<Joint.End> ends = new ArrayList<>();
        for (Step step : chain.steps()) {
            ends.add(end(step, isLone));
        }
        for (int i = 0; i < chain.links().size(); i++) {
            joints.add(new Joint(ends.get(i), ends.get(i + 1), chain.links().get(i)));
        }
    }

    private Joint.End end(Step step, boolean isLone) {
        return switch (step) {
            case Step.Reference reference ->
                new Joint.End(-1, reference.name(), reference.pad(), new Origin(step.place(), step.spill(), false));
            case Step.NewElement element -> {
                Origin origin = new Origin(
                        step.place(),
                        step.spill(),
                        isLone && element.assignments().isEmpty());
                parts.add(part(element, origin));
                yield new Joint.End(parts.size() - 1, "", "", origin);
            }
        };
    }

    private Part part(Step.NewElement element, Origin origin) {
        String name = null;
        Place namePlace = origin.place();
        List<Setting> settings = new ArrayList<>();
        for (Assignment assignment : element.assignments()) {
            if (!assignment.property().equals("name")) {
                settings.add(new Setting(
                        assignment.property(), assignment.value(), assignment.place(), assignment.valuePlace()));
            } else if (name != null) {
                problems.add(assignment.place().problem("name is given twice", "remove one"));
            } else if (!Names.isName(assignment.value())) {
                problems.add(assignment
                        .valuePlace()
                        .problem("'" + assignment.value() + "' cannot be the name of an element", Names.FORM));
            } else {
                name = assignment.value();
                namePlace = assignment.valuePlace();
            }
        }
        return new Part(element.type(), name, namePlace, settings, origin);
    }
}
