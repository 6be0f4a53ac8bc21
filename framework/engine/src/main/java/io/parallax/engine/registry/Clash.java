package io.parallax.engine.registry;

import io.parallax.api.element.PropertyInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Properties that cannot be given as they are: half of a pair, or two that exclude each other.
/// @param property name of the property to point at
/// @param problem what is wrong
/// @param hint how to mend it
public record Clash(String property, String problem, String hint) {
    /// {@return what is wrong with which properties are given}
    /// @param infos every property
    /// @param given names of those that are given, in that order
    static List<Clash> of(List<PropertyInfo> infos, Collection<String> given) {
        List<Clash> clashes = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (String name : given) {
            Optional<PropertyInfo> info = find(infos, name);
            if (info.isPresent()) {
                halves(info.get(), infos, given, clashes);
                excluded(info.get(), infos, before).ifPresent(clashes::add);
                before.add(name);
            }
        }
        return clashes;
    }

    private static Optional<PropertyInfo> find(List<PropertyInfo> infos, String name) {
        return infos.stream().filter(info -> info.name().equals(name)).findFirst();
    }

    private static void halves(
            PropertyInfo info, List<PropertyInfo> infos, Collection<String> given, List<Clash> clashes) {
        for (String other : info.bonds().needs()) {
            if (!given.contains(other)) {
                String summary = find(infos, other).map(PropertyInfo::summary).orElse("");
                clashes.add(new Clash(
                        info.name(),
                        info.name() + " cannot be given without " + other,
                        "add " + other + "=…: " + summary));
            }
        }
    }

    /// A pair is told of once, whichever of the two says that they exclude each other.
    private static Optional<Clash> excluded(PropertyInfo info, List<PropertyInfo> infos, List<String> before) {
        return before.stream()
                .filter(other -> info.bonds().excludes().contains(other)
                        || find(infos, other).stream()
                                .anyMatch(each -> each.bonds().excludes().contains(info.name())))
                .findFirst()
                .map(other -> new Clash(
                        info.name(), info.name() + " cannot be given beside " + other, "remove one of the two"));
    }
}
