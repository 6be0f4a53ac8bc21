package io.parallax.engine.resolve;

import io.parallax.api.element.PropertyInfo;
import io.parallax.engine.registry.PropertySet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A graph that takes the place of another, with the elements of the old one wherever they can stay.
/// @param graph the graph to be, of old and fresh elements
/// @param fresh its elements that the old graph does not have
/// @param gone the elements of the old graph that are not in it
/// @param settings live properties to be set on elements that stay
public record GraphMerge(ResolvedGraph graph, List<GraphNode> fresh, List<GraphNode> gone, List<LiveSetting> settings) {
    /// A live property of an element that stays.
    /// @param node the element
    /// @param property the property
    /// @param value its converted value
    public record LiveSetting(GraphNode node, PropertyInfo property, Object value) {}

    /// Decides which elements stay: those of the same name and type whose properties, but for live ones, are the same.
    /// The fresh elements that are not needed for that are given back.
    /// @param old the graph now
    /// @param target the graph to be, of fresh elements
    /// @param replaced names of elements that must not stay
    /// @return the graph to be, with the old elements that stay
    public static GraphMerge of(ResolvedGraph old, ResolvedGraph target, Set<String> replaced) {
        Map<String, GraphNode> before = new HashMap<>();
        old.nodes().forEach(node -> before.put(node.name(), node));
        Map<String, GraphNode> chosen = new LinkedHashMap<>();
        List<GraphNode> fresh = new ArrayList<>();
        List<LiveSetting> settings = new ArrayList<>();
        for (GraphNode wanted : target.nodes()) {
            GraphNode known = replaced.contains(wanted.name()) ? null : before.get(wanted.name());
            List<LiveSetting> changes = known == null ? null : changes(known, wanted);
            if (known == null || changes == null) {
                chosen.put(wanted.name(), wanted);
                fresh.add(wanted);
            } else {
                chosen.put(known.name(), known);
                settings.addAll(changes);
                wanted.release();
            }
        }
        List<GraphNode> nodes = List.copyOf(chosen.values());
        List<GraphNode> gone =
                old.nodes().stream().filter(node -> !nodes.contains(node)).toList();
        List<GraphLink> links = target.links().stream()
                .map(link ->
                        new GraphLink(node(chosen, link.from()), link.fromPad(), node(chosen, link.to()), link.toPad()))
                .toList();
        return new GraphMerge(
                new ResolvedGraph(nodes, links, old.latePads().then(target.latePads())), fresh, gone, settings);
    }

    private static GraphNode node(Map<String, GraphNode> chosen, GraphNode wanted) {
        return Objects.requireNonNull(chosen.get(wanted.name()));
    }

    /// {@return what to set on a known element so that it equals the wanted one; null if that cannot be}
    private static @Nullable List<LiveSetting> changes(GraphNode known, GraphNode wanted) {
        if (!known.provider()
                .summary()
                .name()
                .equals(wanted.provider().summary().name())) {
            return null;
        }
        Map<String, String> has = known.properties().assigned();
        Map<String, String> wants = wanted.properties().assigned();
        List<LiveSetting> changes = new ArrayList<>();
        for (PropertyInfo info : wanted.properties().infos()) {
            String asked = wants.get(info.name());
            if (Objects.equals(has.get(info.name()), asked)) {
                continue;
            }
            Object value = wanted.properties().get(info);
            if (Objects.equals(known.properties().get(info), value)) {
                continue;
            }
            if (!info.live()) {
                return null;
            }
            changes.add(new LiveSetting(known, info, converted(known.properties(), info, value)));
        }
        return changes;
    }

    private static Object converted(PropertySet properties, PropertyInfo info, Object value) {
        return properties.convert(info, value);
    }

    /// Gives the fresh elements back, when the change is not made.
    public void release() {
        fresh.forEach(GraphNode::release);
    }
}
