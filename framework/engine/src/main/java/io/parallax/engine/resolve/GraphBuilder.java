package io.parallax.engine.resolve;

import io.parallax.api.pipeline.MalformedPipelineException;
import io.parallax.api.pipeline.Problem;
import io.parallax.engine.parse.Names;
import io.parallax.engine.parse.Place;
import io.parallax.engine.parse.Problems;
import io.parallax.engine.registry.ElementCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Builds a graph in code. Everything is checked in [#build()]; problems then have no place. One thread uses it.
public final class GraphBuilder {
    private final ElementCatalog catalog;
    private final List<Part> parts = new ArrayList<>();
    private final List<Joint> joints = new ArrayList<>();
    private final Map<String, List<Setting>> settings = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    GraphBuilder(ElementCatalog catalog) {
        this.catalog = catalog;
    }

    /// Adds an element.
    /// @param type its element name
    /// @param name its name in the pipeline, unique there
    /// @return this
    public GraphBuilder add(String type, String name) {
        Objects.requireNonNull(type, "type");
        if (!Names.isName(name)) {
            problems.add(Place.NONE.problem("'" + name + "' cannot be the name of an element", Names.FORM));
        }
        List<Setting> own = new ArrayList<>();
        settings.putIfAbsent(name, own);
        parts.add(new Part(type, name, Place.NONE, own, Origin.CODE));
        return this;
    }

    /// Sets a property; setting it again replaces the value.
    /// @param element name of an element added before
    /// @param property name of the property
    /// @param value a value of the property's type, or text that is read as in a pipeline
    /// @return this
    public GraphBuilder set(String element, String property, Object value) {
        Objects.requireNonNull(value, "value");
        List<Setting> own = settings.get(element);
        if (own == null) {
            problems.add(Place.NONE.problem(
                    "there is no element named '" + element + "' whose " + property + " could be set",
                    "add the element before"));
            return this;
        }
        own.removeIf(setting -> setting.property().equals(property));
        own.add(new Setting(property, value, Place.NONE, null));
        return this;
    }

    /// Links two elements by the pads that are named, or by the first free ones.
    /// @param from element upstream, or element and pad as in `t.src_0`
    /// @param to element downstream, or element and pad
    /// @return this
    public GraphBuilder link(String from, String to) {
        joints.add(new Joint(end(from), end(to), Place.NONE));
        return this;
    }

    private static Joint.End end(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? Joint.End.named(name, "", Origin.CODE)
                : Joint.End.named(name.substring(0, dot), name.substring(dot + 1), Origin.CODE);
    }

    /// Makes the elements and links them.
    /// @return a graph of new elements
    /// @throws MalformedPipelineException with every problem
    public ResolvedGraph build() {
        Problems found = new Problems();
        problems.forEach(found::add);
        return new GraphAssembly(new Draft(parts, joints, List.of()), found).assemble(catalog, "");
    }
}
