package io.parallax.engine.run;

import io.parallax.api.element.PropertyInfo;
import io.parallax.engine.resolve.GraphNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Live changes of an element's properties: any thread asks for them, the element's thread makes them between two
/// calls. The element's thread can leave itself a reminder, too, of what is to be done before the next call.
final class PropertyChanges {
    private final GraphNode node;
    private final Map<PropertyInfo, Object> pending = new LinkedHashMap<>();
    private @Nullable Runnable reminder;
    private volatile boolean waiting;

    PropertyChanges(GraphNode node) {
        this.node = node;
    }

    void ask(PropertyInfo property, Object converted) {
        synchronized (pending) {
            pending.remove(property);
            pending.put(property, converted);
            waiting = true;
        }
    }

    /// {@return the value that a property will have, null if no change is waiting}
    @Nullable Object asked(PropertyInfo property) {
        synchronized (pending) {
            return pending.get(property);
        }
    }

    /// The element's thread: does something before the next call, instead of what it was reminded of before.
    void remind(Runnable next) {
        reminder = next;
        waiting = true;
    }

    /// {@return whether there is something to do before the next call}
    boolean isWaiting() {
        return waiting;
    }

    void apply() {
        if (waiting) {
            applyAll();
        }
    }

    private void applyAll() {
        synchronized (pending) {
            pending.forEach(node.properties()::set);
            pending.clear();
            waiting = false;
        }
        Runnable next = reminder;
        if (next != null) {
            reminder = null;
            next.run();
        }
    }
}
