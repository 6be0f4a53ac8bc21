package io.parallax.engine.resolve;

import io.parallax.api.element.PadDirection;
import io.parallax.api.element.PadPresence;
import io.parallax.api.element.PadTemplate;
import io.parallax.engine.registry.NearestName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Hands out the pads of one element, each to one link.
final class PadPicker {
    private static final Pattern NUMBER = Pattern.compile("_?(%.|\\d*)$");

    private final List<PadTemplate> templates;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /// @param templates the pads of the element
    PadPicker(List<PadTemplate> templates) {
        this.templates = templates;
    }

    /// What became of a wish.
    sealed interface Pick {
        /// A pad is bound.
        /// @param pad its name
        record Bound(String pad) implements Pick {}

        /// No pad can be bound.
        /// @param reason what is in the way, to follow the element's name
        /// @param hint how to mend it
        record Refused(String reason, String hint) implements Pick {}
    }

    /// {@return whether a name means one pad, rather than any of a template}
    static boolean isExact(String pad) {
        return !pad.isEmpty() && pad.indexOf('%') < 0;
    }

    /// Binds the pad of a name.
    /// @param pad the name
    /// @param direction which way it must face
    Pick named(String pad, PadDirection direction) {
        for (PadTemplate template : templates) {
            if (matches(template, pad)) {
                if (template.direction() != direction) {
                    return wrongWay(pad, template.direction());
                }
                return taken.add(pad) ? new Pick.Bound(pad) : isLinked(pad);
            }
        }
        return new Pick.Refused(
                " has no pad '" + pad + "'",
                meant(pad, direction)
                        .map(name -> "did you mean '" + name + "'?")
                        .orElseGet(() -> "its pads are "
                                + templates.stream().map(PadTemplate::name).collect(Collectors.joining(", "))));
    }

    /// {@return a pad that could be bound and whose name is close; numbers do not make a difference}
    private Optional<String> meant(String pad, PadDirection direction) {
        Map<String, PadTemplate> stems = new LinkedHashMap<>();
        templates.stream()
                .filter(template -> template.direction() == direction)
                .forEach(template -> stems.putIfAbsent(stem(template.name()), template));
        return NearestName.of(stem(pad), stems.keySet())
                .map(stem -> wanted(Objects.requireNonNull(stems.get(stem)), pad));
    }

    private String wanted(PadTemplate template, String pad) {
        String name = template.name();
        if (pad.indexOf('%') >= 0) {
            return name;
        }
        String number = pad.substring(stem(pad).length()).replace("_", "");
        String numbered = name.replaceFirst("%.", number);
        return matches(template, numbered) && !taken.contains(numbered) ? numbered : firstFree(name);
    }

    private static String stem(String name) {
        return NUMBER.matcher(name).replaceFirst("");
    }

    /// Binds the first free pad: one that is always there before one that is made when asked for.
    /// @param pattern name of the template to use, empty for any
    /// @param direction which way it must face
    Pick free(String pattern, PadDirection direction) {
        List<PadTemplate> facing = templates.stream()
                .filter(template -> template.direction() == direction)
                .toList();
        if (facing.isEmpty()) {
            return none(direction);
        }
        List<PadTemplate> open = facing.stream()
                .filter(template -> pattern.isEmpty() || template.name().equals(pattern))
                .toList();
        if (open.isEmpty()) {
            return named(pattern, direction);
        }
        for (boolean always : new boolean[] {true, false}) {
            for (PadTemplate template : open) {
                if ((template.presence() == PadPresence.ALWAYS) == always && hasFree(template)) {
                    return new Pick.Bound(take(template));
                }
            }
        }
        return isLinked(open.getFirst().name());
    }

    /// {@return the pads of the element}
    List<PadTemplate> templates() {
        return templates;
    }

    /// {@return whether a pad could be bound}
    /// @param pad its name or that of its template, empty for any
    /// @param direction which way it must face
    /// @param always whether it must be there always, else it may be of any presence
    boolean hasFree(String pad, PadDirection direction, boolean always) {
        return templates.stream()
                .filter(template -> template.direction() == direction)
                .filter(template -> !always || template.presence() == PadPresence.ALWAYS)
                .filter(template -> pad.isEmpty() || matches(template, pad))
                .anyMatch(template -> isExact(pad) ? !taken.contains(pad) : hasFree(template));
    }

    /// {@return whether a pad of a template could be bound}
    boolean hasFree(PadTemplate template) {
        return template.name().indexOf('%') >= 0 || !taken.contains(template.name());
    }

    /// Binds a pad of a template that has a free one.
    /// @return its name
    String take(PadTemplate template) {
        String pad = firstFree(template.name());
        taken.add(pad);
        return pad;
    }

    /// {@return the free pad of a template that has the least number; the name itself if it has none}
    private String firstFree(String name) {
        int mark = name.indexOf('%');
        if (mark < 0) {
            return name;
        }
        for (int number = numbers.getOrDefault(name, 0); ; number++) {
            String pad = name.substring(0, mark) + number + name.substring(Math.min(mark + 2, name.length()));
            if (!taken.contains(pad)) {
                numbers.put(name, number);
                return pad;
            }
        }
    }

    /// {@return whether a pad of this name is of a template}
    static boolean matches(PadTemplate template, String pad) {
        String name = template.name();
        int mark = name.indexOf('%');
        if (mark < 0 || name.equals(pad)) {
            return name.equals(pad);
        }
        String number = name.startsWith("%s", mark) ? ".+" : "\\d{1,9}";
        return Pattern.matches(
                Pattern.quote(name.substring(0, mark))
                        + number
                        + Pattern.quote(name.substring(Math.min(mark + 2, name.length()))),
                pad);
    }

    /// {@return that an element has no pad that faces a way}
    static Pick none(PadDirection direction) {
        return direction == PadDirection.SOURCE
                ? new Pick.Refused(" has no output", "it takes buffers in and ends a chain")
                : new Pick.Refused(" has no input", "it brings buffers in and begins a chain");
    }

    private static Pick wrongWay(String pad, PadDirection direction) {
        return direction == PadDirection.SINK
                ? new Pick.Refused("." + pad + " is an input", "a link comes out of an output")
                : new Pick.Refused("." + pad + " is an output", "a link goes into an input");
    }

    private static Pick isLinked(String pad) {
        return new Pick.Refused(
                "." + pad + " is linked already", "a pad has one link; a tee copies a stream to several branches");
    }
}
