package io.parallax.engine.registry;

import io.parallax.api.caps.Caps;
import io.parallax.api.element.Demuxer;
import io.parallax.api.element.ElementKind;
import io.parallax.api.element.Muxer;
import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import io.parallax.api.element.Sink;
import io.parallax.api.element.SinkPad;
import io.parallax.api.element.Source;
import io.parallax.api.element.SourcePad;
import io.parallax.api.element.Stateless;
import io.parallax.api.element.ThreadBoundary;
import io.parallax.api.element.Transform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What an element's class says about its place in a graph.
/// @param kind what role it plays
/// @param pads its pads, inputs first
/// @param isStateless whether several threads may call it at once
public record ElementShape(ElementKind kind, List<PadTemplate> pads, boolean isStateless) {
    private static final Map<Class<?>, ElementKind> KINDS = kinds();

    private static Map<Class<?>, ElementKind> kinds() {
        Map<Class<?>, ElementKind> kinds = new LinkedHashMap<>();
        kinds.put(Source.class, ElementKind.SOURCE);
        kinds.put(Transform.class, ElementKind.TRANSFORM);
        kinds.put(Sink.class, ElementKind.SINK);
        kinds.put(Demuxer.class, ElementKind.DEMUXER);
        kinds.put(Muxer.class, ElementKind.MUXER);
        kinds.put(ThreadBoundary.class, ElementKind.QUEUE);
        return kinds;
    }

    /// Shapes that were read before; a class that is unloaded takes its shape along.
    private static final ClassValue<ElementShape> SHAPES = new ClassValue<>() {
        @Override
        protected ElementShape computeValue(Class<?> type) {
            return read(type);
        }
    };

    /// Reads the interface and the pad annotations of a class.
    /// @param type the element's class
    /// @return its shape
    /// @throws IllegalStateException if the class contradicts itself; the message says how
    public static ElementShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static ElementShape read(Class<?> type) {
        ElementKind kind = kind(type);
        List<PadTemplate> inputs = new ArrayList<>();
        for (SinkPad pad : type.getAnnotationsByType(SinkPad.class)) {
            inputs.add(template(type, PadDirection.SINK, new Declared(pad.name(), pad.presence(), pad.caps())));
        }
        List<PadTemplate> outputs = new ArrayList<>();
        for (SourcePad pad : type.getAnnotationsByType(SourcePad.class)) {
            outputs.add(template(type, PadDirection.SOURCE, new Declared(pad.name(), pad.presence(), pad.caps())));
        }
        if (inputs.isEmpty() && kind != ElementKind.SOURCE && kind != ElementKind.MUXER) {
            inputs.add(new PadTemplate("sink", PadDirection.SINK, PadPresence.ALWAYS, Caps.ANY));
        }
        if (outputs.isEmpty() && kind != ElementKind.SINK && kind != ElementKind.DEMUXER) {
            outputs.add(new PadTemplate("src", PadDirection.SOURCE, PadPresence.ALWAYS, Caps.ANY));
        }
        check(type, kind, inputs.size(), outputs.size());
        inputs.addAll(outputs);
        boolean isStateless = type.isAnnotationPresent(Stateless.class);
        if (isStateless && kind != ElementKind.TRANSFORM) {
            throw new IllegalStateException(type.getSimpleName() + " is declared stateless, but is no transform");
        }
        return new ElementShape(kind, List.copyOf(inputs), isStateless);
    }

    /// {@return the pads that face one way}
    /// @param direction the way
    public List<PadTemplate> pads(PadDirection direction) {
        return pads.stream().filter(pad -> pad.direction() == direction).toList();
    }

    /// {@return whether outputs appear while the element runs}
    public boolean hasLatePads() {
        return pads.stream().anyMatch(pad -> pad.presence() == PadPresence.SOMETIMES);
    }

    /// {@return a pad by its own name, with what its template says of it}
    /// @param name the pad's name, for example `src_3`
    /// @param direction which way it faces
    /// @throws IllegalArgumentException if there is no template for it
    public PadTemplate pad(String name, PadDirection direction) {
        PadTemplate template = template(name, direction);
        return template.name().equals(name)
                ? template
                : new PadTemplate(name, direction, template.presence(), template.caps());
    }

    /// {@return the template of a pad}
    /// @param name the pad's name, for example `src_3`
    /// @param direction which way it faces
    /// @throws IllegalArgumentException if there is no template for it
    public PadTemplate template(String name, PadDirection direction) {
        List<PadTemplate> candidates = pads(direction);
        return candidates.stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(template -> isPatternOf(template.name(), name))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("there is no template for a pad " + name));
    }

    private static boolean isPatternOf(String pattern, String name) {
        int percent = pattern.indexOf('%');
        return percent >= 0
                && name.startsWith(pattern.substring(0, percent))
                && (pattern.length() == percent + 2 || name.endsWith(pattern.substring(percent + 2)));
    }

    private record Declared(String name, PadPresence presence, String caps) {}

    private static PadTemplate template(Class<?> type, PadDirection direction, Declared pad) {
        try {
            return new PadTemplate(pad.name(), direction, pad.presence(), Caps.parse(pad.caps()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    type.getSimpleName() + ": the caps of pad " + pad.name() + " are wrong: " + e.getMessage(), e);
        }
    }

    private static ElementKind kind(Class<?> type) {
        List<Class<?>> roles = KINDS.keySet().stream()
                .filter(role -> role.isAssignableFrom(type))
                .toList();
        if (roles.size() == 1) {
            return KINDS.getOrDefault(roles.getFirst(), ElementKind.TRANSFORM);
        }
        String all = String.join(
                ", ", KINDS.keySet().stream().map(Class::getSimpleName).toList());
        throw new IllegalStateException(type.getSimpleName() + " implements "
                + (roles.isEmpty() ? "none" : "more than one") + " of " + all + "; an element is exactly one of them");
    }

    private static void check(Class<?> type, ElementKind kind, int inputs, int outputs) {
        int expectedInputs = kind == ElementKind.SOURCE ? 0 : 1;
        int expectedOutputs = kind == ElementKind.SINK ? 0 : 1;
        boolean manyIn = kind == ElementKind.MUXER;
        boolean manyOut = kind == ElementKind.DEMUXER;
        if ((manyIn ? inputs < 1 : inputs != expectedInputs) || (manyOut ? outputs < 1 : outputs != expectedOutputs)) {
            throw new IllegalStateException(type.getSimpleName() + " declares " + inputs + " inputs and " + outputs
                    + " outputs, but a " + kind.name().toLowerCase(Locale.ROOT) + " has "
                    + (manyIn ? "one or more" : "" + expectedInputs)
                    + " and " + (manyOut ? "one or more" : "" + expectedOutputs));
        }
    }
}
