package io.parallax.codec.rkyv;

import io.parallax.codec.layout.Checker;
import io.parallax.codec.layout.Node;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What holds the entries in Java: a map or a set, and for sorted ones the order that Rust has for the keys. What is
/// read cannot be changed, and keeps the order of the archive where it is not sorted.
record Holder(boolean isMap, @Nullable Comparator<Object> order) {
    /// The entries of one map or set.
    record Entries(List<Object> keys, List<Object> values) {
        int size() {
            return keys.size();
        }

        Object key(int index) {
            return keys.get(index);
        }

        Object value(int index) {
            return values.get(index);
        }
    }

    /// A map or set that is being read.
    record Filling(Holder holder, Map<Object, Object> map, Node node, long at) {
        void add(Object key, Object value) {
            if (map.put(key, value) != null) {
                throw Checker.fail(node, "has the key " + key + " twice", at);
            }
        }

        int size() {
            return map.size();
        }

        Object done() {
            if (map instanceof SortedMap<Object, Object> sorted) {
                return holder.isMap
                        ? Collections.unmodifiableSortedMap(sorted)
                        : Collections.unmodifiableSortedSet(((TreeMap<Object, Object>) sorted).navigableKeySet());
            }
            return holder.isMap ? Collections.unmodifiableMap(map) : Collections.unmodifiableSet(map.keySet());
        }
    }

    Filling begin(Node node, long at) {
        return new Filling(this, order == null ? new LinkedHashMap<>() : new TreeMap<>(order), node, at);
    }

    /// {@return the entries; sorted ones in Rust's order}
    Entries entries(Object value) {
        Map<?, ?> map = value instanceof Map<?, ?> given ? given : asMap((Set<?>) value);
        if (order != null) {
            TreeMap<Object, Object> sorted = new TreeMap<>(order);
            sorted.putAll(map);
            map = sorted;
        }
        return new Entries(List.copyOf(map.keySet()), List.copyOf(map.values()));
    }

    private static Map<?, ?> asMap(Set<?> keys) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (Object key : keys) {
            map.put(key, true);
        }
        return map;
    }
}
