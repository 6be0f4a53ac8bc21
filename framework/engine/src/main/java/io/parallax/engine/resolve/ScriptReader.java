package io.parallax.engine.resolve;

import io.parallax.api.caps.Caps;
import io.parallax.api.caps.CapsFormatException;
import io.parallax.engine.parse.Assignment;
import io.parallax.engine.parse.Chain;
import io.parallax.engine.parse.Mark;
import io.parallax.engine.parse.Names;
import io.parallax.engine.parse.Pads;
import io.parallax.engine.parse.Place;
import io.parallax.engine.parse.Problems;
import io.parallax.engine.parse.Reading;
import io.parallax.engine.parse.Script;
import io.parallax.engine.parse.Step;
import io.parallax.engine.parse.Stop;
import io.parallax.engine.parse.Value;
import io.parallax.engine.resolve.Draft.Group;
import io.parallax.engine.resolve.Joint.End;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns chains into a draft.
final class ScriptReader {
    private final List<Part> parts = new ArrayList<>();
    private final List<Joint> joints = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final UriElements uris;
    private final Value.Binder parameters;
    private final Problems problems;

    /// @param uris finds elements for URIs
    /// @param parameters what parameters stand for
    /// @param problems where problems go
    ScriptReader(UriElements uris, Value.Binder parameters, Problems problems) {
        this.uris = uris;
        this.parameters = parameters;
        this.problems = problems;
    }

    /// {@return the draft of a script}
    /// @param script the script
    Draft read(Script script) {
        script.chains().forEach(this::chain);
        return new Draft(parts, joints, groups);
    }

    private void chain(Chain chain) {
        boolean isLone = chain.stops().size() == 1 && !parts.isEmpty();
        int last = chain.stops().size() - 1;
        End before = null;
        Setting filter = null;
        for (int i = 0; i <= last; i++) {
            Stop stop = chain.stops().get(i);
            boolean isMatched = i > 0 && chain.links().get(i - 1).isAll();
            if (stop.step() instanceof Step.Filter caps && isMatched) {
                filter = filter == null ? filter(caps, i == last) : refuseSecond(caps, filter);
                continue;
            }
            End end = stop.step() instanceof Step.Location uri
                    ? location(uri, i, last)
                    : end(stop.step(), isLone, i == last);
            if (before != null) {
                Stop previous = chain.stops().get(i - (filter == null ? 1 : 2));
                join(
                        new Ends(before, previous.out()),
                        new Ends(end, stop.in()),
                        chain.links().get(i - 1),
                        filter);
            }
            before = end;
            filter = null;
        }
    }

    private record Ends(End end, Pads pads) {
        End end(int index) {
            return pads.isEmpty() ? end : end.withPad(pads.names().get(index), pads.place());
        }
    }

    private Setting refuseSecond(Step.Filter caps, Setting first) {
        problems.add(caps.place(), "caps follow caps", "write what both allow once");
        return first;
    }

    private void join(Ends from, Ends to, Mark mark, @Nullable Setting filter) {
        int outs = from.pads().names().size();
        int ins = to.pads().names().size();
        if (mark.isAll() && outs + ins > 0) {
            problems.add(
                    (outs > 0 ? from : to).pads().place(),
                    "':' links all pads that match, but one is named",
                    "link pads that are named with '!'");
        } else if (mark.isAll()) {
            joints.add(new Joint(from.end(), to.end(), mark.place(), new Joint.Matching(filter)));
        } else if (outs > 0 && ins > 0 && outs != ins) {
            problems.add(
                    mark.place(),
                    "pads are named on both sides, but not as many: " + outs + " and " + ins,
                    "name as many on both sides, or none on one of them");
        } else {
            for (int i = 0; i < Math.max(1, Math.max(outs, ins)); i++) {
                joints.add(new Joint(from.end(i), to.end(i), mark.place()));
            }
        }
    }

    private End end(Step step, boolean isLone, boolean isLast) {
        return switch (step) {
            case Step.Reference reference ->
                End.named(reference.name(), "", new Origin(step.place(), reference.spill(), false));
            case Step.NewElement element ->
                add(named(
                        element,
                        new Origin(
                                step.place(),
                                element.spill(),
                                isLone && element.assignments().isEmpty())));
            case Step.Filter caps ->
                add(new Part(
                        "capsfilter",
                        null,
                        step.place(),
                        List.of(filter(caps, isLast)),
                        new Origin(step.place(), null, false)));
            case Step.Bin bin -> bin(bin);
            case Step.Location _ -> throw new IllegalStateException("a URI needs its position in the chain");
        };
    }

    private End add(Part part) {
        parts.add(part);
        return End.of(parts.size() - 1, "", part.origin());
    }

    private End location(Step.Location step, int index, int last) {
        Origin origin = new Origin(step.place(), null, false);
        Reading uri = read(step.uri());
        if (uri != null && index > 0 && index < last) {
            problems.add(step.place(), "a URI begins or ends a chain", "name an element in the middle");
        } else if (uri != null) {
            Part part = uris.find(uri, index == 0, origin);
            if (part != null) {
                return add(part);
            }
        }
        return End.named("", "", origin);
    }

    private Setting filter(Step.Filter step, boolean isLast) {
        Reading reading = read(step.caps());
        Caps caps = null;
        try {
            caps = reading == null ? null : Caps.parse(reading.text());
            if (isLast) {
                problems.add(step.place(), "nothing follows the caps", "put '!' and an element behind them");
            }
        } catch (CapsFormatException e) {
            problems.add(
                    reading == null ? step.place() : reading.at(e.place()),
                    "caps: expected " + e.expected(),
                    e.expected().endsWith("the end") ? "put '!' behind the caps" : null);
        }
        return new Setting("caps", caps, step.place(), reading);
    }

    /// {@return a value, null if it cannot be told}
    private @Nullable Reading read(Value value) {
        int before = problems.count();
        Reading reading = value.read(parameters);
        return problems.count() == before ? reading : null;
    }

    private End bin(Step.Bin bin) {
        if (!bin.type().equals("bin") && !bin.type().equals("pipeline")) {
            problems.add(bin.place(), "there is no type of bins '" + bin.type() + "'", "write bin.( … )");
        }
        int start = parts.size();
        String name = "";
        Place namePlace = bin.place();
        for (Assignment assignment : bin.assignments()) {
            if (!assignment.property().equals("name")) {
                problems.add(
                        assignment.place(), "a bin has no property '" + assignment.property() + "'", "it has a name");
            } else if (!name.isEmpty()) {
                problems.add(assignment.place(), "name is given twice", "remove one");
            } else {
                name = name(assignment);
                namePlace = assignment.value().place();
            }
        }
        bin.chains().forEach(this::chain);
        List<Integer> inside = IntStream.range(start, parts.size()).boxed().toList();
        if (!name.isEmpty()) {
            groups.add(new Group(name, namePlace, inside));
        }
        String shown = inside.isEmpty() ? "" : name.isEmpty() ? "the bin" : name;
        return new End(inside, shown, "", bin.place(), new Origin(bin.place(), null, false));
    }

    /// {@return the name that an assignment gives, empty if it cannot be one}
    private String name(Assignment assignment) {
        Reading reading = read(assignment.value());
        if (reading == null) {
            return "";
        }
        if (!Names.isName(reading.text())) {
            problems.add(reading.place(), "'" + reading.text() + "' cannot be the name of an element", Names.FORM);
            return "";
        }
        return reading.text();
    }

    private Part named(Step.NewElement element, Origin origin) {
        String name = null;
        Place namePlace = origin.place();
        List<Setting> settings = new ArrayList<>();
        for (Assignment assignment : element.assignments()) {
            if (!assignment.property().equals("name")) {
                Reading reading = read(assignment.value());
                settings.add(new Setting(
                        assignment.property(), reading == null ? null : reading.text(), assignment.place(), reading));
            } else if (name != null) {
                problems.add(assignment.place(), "name is given twice", "remove one");
            } else {
                String given = name(assignment);
                name = given.isEmpty() ? null : given;
                namePlace = assignment.value().place();
            }
        }
        return new Part(element.type(), name, namePlace, settings, origin);
    }
}
