package io.parallax.engine.resolve;

import io.parallax.api.element.Element;
import io.parallax.api.element.PropertyInfo;
import io.parallax.engine.parse.Place;
import io.parallax.engine.parse.Problems;
import io.parallax.engine.parse.Spill;
import io.parallax.engine.registry.Clash;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.registry.ElementShape;
import io.parallax.engine.registry.EngineOptions;
import io.parallax.engine.registry.NearestName;
import io.parallax.engine.registry.PropertySet;
import io.parallax.engine.registry.PropertyValueException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the elements of a draft and sets their properties.
final class NodeMaker {
    private static final int MOST_LISTED = 6;

    private final ElementCatalog catalog;
    private final Problems problems;
    private final Set<Spill> reported;
    private final Set<String> missing = new LinkedHashSet<>();
    private int missingProblems;
    private boolean wasStray;

    /// @param catalog what elements there are
    /// @param problems where problems go
    /// @param reported unquoted values whose spilling was reported; what else spilled out of them is no news
    NodeMaker(ElementCatalog catalog, Problems problems, Set<Spill> reported) {
        this.catalog = catalog;
        this.problems = problems;
        this.reported = reported;
    }

    /// {@return a node, null if there is no such element or it cannot be made}
    /// @param part what it is to be
    /// @param name its name in the pipeline
    @Nullable GraphNode make(Part part, String name) {
        Optional<ElementProvider> provider = catalog.provider(part.type());
        boolean isStray = provider.isEmpty() && part.origin().isLone();
        if (provider.isEmpty() && !(isStray && wasStray)) {
            reportUnknown(part);
        }
        wasStray = isStray;
        return provider.isEmpty() ? null : make(part, name, provider.get());
    }

    private void reportUnknown(Part part) {
        Spill spill = part.origin().spill();
        Place place = part.origin().place();
        if (part.type().equals("capsfilter")) {
            missing(part);
            problems.add(
                    place,
                    "there is no element 'capsfilter', which caps between links need",
                    "add the plugin that provides it");
        } else if (spill == null) {
            missing(part);
            String hint = nearest(part)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse(
                            part.origin().isLone()
                                    ? "elements are linked with '!', properties are given as name=value"
                                    : null);
            problems.add(place.problem("there is no element '" + part.type() + "'", hint));
        } else if (reported.add(spill)) {
            problems.add(place.problem("there is no element '" + part.type() + "'", spill.hint()));
        }
    }

    private void missing(Part part) {
        if (!part.origin().isLone()) {
            missing.add(part.type());
            missingProblems++;
        }
    }

    /// {@return what the text needs, if nothing else is wrong with it; empty otherwise}
    List<String> needs() {
        return missingProblems == 0 || missingProblems != problems.count()
                ? List.of()
                : missing.stream().map(this::need).toList();
    }

    private String need(String type) {
        return "element " + type
                + catalog.former(type)
                        .map(was -> " (was " + (was.bundle() + " " + was.version()).strip() + ")")
                        .orElse("");
    }

    private Optional<String> nearest(Part part) {
        if (problems.isFull()) {
            return Optional.empty();
        }
        // one of that name, though of another bundle or version, is near whatever the rest says
        Optional<String> sameName = catalog.pins(part.type()).stream().findFirst();
        return sameName.isPresent() ? sameName : catalog.nearest(part.type());
    }

    private @Nullable GraphNode make(Part part, String name, ElementProvider provider) {
        Element element;
        try {
            element = provider.create();
        } catch (IllegalStateException e) {
            reportBroken(part, e);
            return null;
        }
        try {
            ElementShape shape = ElementShape.of(element.getClass());
            EngineOptions options = EngineOptions.fresh();
            PropertySet properties = PropertySet.of(element, options.of(shape));
            apply(part, name, properties);
            return new GraphNode(
                    name,
                    shape.kind(),
                    new GraphNode.Instance(provider, element, properties),
                    options,
                    part.origin().place());
        } catch (IllegalStateException | LinkageError e) {
            provider.release(element);
            reportBroken(part, e);
            return null;
        }
    }

    private void reportBroken(Part part, Throwable cause) {
        problems.add(part.origin()
                .place()
                .problem("the element '" + part.type() + "' cannot be made: " + cause.getMessage(), null));
    }

    private void apply(Part part, String name, PropertySet properties) {
        Map<String, Setting> given = new LinkedHashMap<>();
        for (Setting setting : part.settings()) {
            Optional<PropertyInfo> info = properties.find(setting.property());
            if (info.isEmpty()) {
                reportUnknown(part, setting, properties).ifPresent(meant -> given.putIfAbsent(meant, setting));
            } else if (given.putIfAbsent(info.get().name(), setting) != null
                    && !part.origin().isCode()) {
                problems.add(setting.place().problem("'" + info.get().name() + "' is given twice", "remove one"));
            } else {
                set(properties, info.get(), setting, prefix(part, name));
            }
        }
        checkGiven(part, name, properties, given);
    }

    /// {@return what a problem begins with that has no place}
    private static String prefix(Part part, String name) {
        return part.origin().isCode() ? name + ": " : "";
    }

    private void checkGiven(Part part, String name, PropertySet properties, Map<String, Setting> given) {
        for (Clash clash : properties.clashes(given.keySet())) {
            Setting setting = Objects.requireNonNull(given.get(clash.property()));
            problems.add(setting.place(), prefix(part, name) + clash.problem(), clash.hint());
        }
        for (PropertyInfo info : properties.infos()) {
            if (info.required() && !given.containsKey(info.name())) {
                problems.add(part.origin()
                        .place()
                        .problem(
                                name + " needs the property " + info.name(),
                                "add " + info.name() + "=…: " + info.summary()));
            }
        }
    }

    private void set(PropertySet properties, PropertyInfo info, Setting setting, String prefix) {
        Object value = setting.value();
        if (value == null) {
            return;
        }
        try {
            properties.set(info, properties.convert(info, value));
        } catch (PropertyValueException e) {
            problems.add(setting.at(e.index()), prefix + e.problem(), e.hint());
        }
    }

    private static String listed(String type, List<String> names) {
        if (names.isEmpty()) {
            return "it has none";
        }
        String some = String.join(", ", names.subList(0, Math.min(MOST_LISTED, names.size())));
        return "it has " + some + (names.size() > MOST_LISTED ? " and others: see inspect " + type : "");
    }

    /// {@return what was probably meant}
    private Optional<String> reportUnknown(Part part, Setting setting, PropertySet properties) {
        List<String> names = properties.names();
        Optional<String> near = NearestName.of(setting.property(), names);
        String hint = near.map(name -> "did you mean '" + name + "'?").orElse(listed(part.type(), names));
        problems.add(setting.place().problem(part.type() + " has no property '" + setting.property() + "'", hint));
        return near.flatMap(properties::find).map(PropertyInfo::name);
    }
}
