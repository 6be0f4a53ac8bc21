package io.parallax.engine.run;

import io.parallax.api.element.PropertyInfo;
import io.parallax.api.pipeline.PipelineState;
import io.parallax.engine.registry.PropertySet;
import io.parallax.engine.resolve.GraphNode;

/// Sets and reads properties of a pipeline's elements: at once while it is closed, in the element's thread while it is
/// open.
/// @param pipeline name of the pipeline
/// @param life its states
record Settings(String pipeline, Lifecycle life) {
    void set(GraphNode node, String property, Object value) {
        PropertyInfo info = property(node, property);
        Object converted = node.properties().convert(info, value);
        if (life.state() == PipelineState.STOPPING) {
            throw new IllegalStateException("pipeline " + pipeline + " is stopping: wait for the end of that");
        }
        if (life.isOpen() && !info.live()) {
            throw new IllegalStateException(
                    node.name() + "." + info.name() + " can only be set while the pipeline is stopped: stop it first");
        }
        change(node, info, converted);
    }

    /// @param converted a value of the property's type
    void change(GraphNode node, PropertyInfo info, Object converted) {
        if (life.isOpen()) {
            changes(node).ask(info, converted);
        } else {
            node.properties().set(info, converted);
        }
    }

    Object get(GraphNode node, String property) {
        PropertyInfo info = property(node, property);
        Object asked = life.isOpen() ? changes(node).asked(info) : null;
        return asked == null ? node.properties().get(info) : PropertySet.shown(asked);
    }

    private PropertyChanges changes(GraphNode node) {
        Run run = life.run();
        return run == null ? new PropertyChanges(node) : run.node(node).changes;
    }

    private static PropertyInfo property(GraphNode node, String property) {
        return node.properties()
                .find(property)
                .orElseThrow(() -> new IllegalArgumentException(node.name() + " has no property " + property));
    }
}
