package io.parallax.engine.registry;

import io.parallax.api.element.Converter;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.element.ElementSummary.Conversion;
import io.parallax.api.element.ElementSummary.Uris;
import io.parallax.api.element.ElementType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentServiceObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Elements that are services of a container, each a component of prototype scope.
public final class ServiceElements {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceElements.class);

    private ServiceElements() {}

    /// Wraps a service. Nothing of its bundle is loaded until an instance is made.
    /// @param objects makes and takes back instances
    /// @param properties properties of the service
    /// @param context finds the bundle that registered the service
    /// @return its provider
    /// @throws IllegalArgumentException if the service does not say which element it is
    public static ElementProvider provider(
            ComponentServiceObjects<Element> objects, Map<String, Object> properties, BundleContext context) {
        ElementProviderInfo bundle = bundle(properties, context);
        String name = text(properties, "name");
        if (!ElementNames.isName(name)) {
            throw new IllegalArgumentException("a service of " + bundle.bundle() + " is an Element called '" + name
                    + "': mark its class with @ElementType; " + ElementNames.form());
        }
        ElementSummary summary = new ElementSummary(
                name,
                text(properties, "category"),
                text(properties, "summary"),
                uris(properties),
                conversion(properties),
                bundle);
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        long id = properties.get("service.bundleid") instanceof Long number ? number : -1;
        return new ServiceElement(objects, summary, ranking, id);
    }

    private static String text(Map<String, Object> properties, String key) {
        Object value = properties.get(ElementType.PREFIX_ + key);
        return value == null ? "" : value.toString();
    }

    private static Uris uris(Map<String, Object> properties) {
        List<String> schemes = texts(properties.get(ElementType.PREFIX_ + "schemes"));
        return schemes.isEmpty() ? Uris.NONE : new Uris(schemes, text(properties, "uriProperty"));
    }

    private static @Nullable Conversion conversion(Map<String, Object> properties) {
        if (!(properties.get(Converter.PREFIX_ + "cost") instanceof Integer cost)) {
            return null;
        }
        List<String> fields = texts(properties.get(Converter.PREFIX_ + "changes"));
        boolean memory = Boolean.TRUE.equals(properties.get(Converter.PREFIX_ + "memory"));
        return new Conversion(Set.copyOf(fields), memory, cost);
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String[] several -> List.of(several);
            case String one -> List.of(one);
            case null, default -> List.of();
        };
    }

    private static ElementProviderInfo bundle(Map<String, Object> properties, BundleContext context) {
        if (properties.get("service.bundleid") instanceof Long id) {
            Bundle bundle = context.getBundle(id);
            if (bundle != null) {
                String name = bundle.getSymbolicName();
                return new ElementProviderInfo(
                        name == null ? "bundle " + id : name,
                        bundle.getVersion().toString());
            }
        }
        return new ElementProviderInfo("unknown", "");
    }

    private record ServiceElement(
            ComponentServiceObjects<Element> objects, ElementSummary summary, int ranking, long bundleId)
            implements ElementProvider {
        @Override
        public Element create() {
            try {
                Element element = objects.getService();
                if (element != null) {
                    return element;
                }
            } catch (RuntimeException | LinkageError e) {
                throw new IllegalStateException(origin() + " failed to make an instance: " + e, e);
            }
            throw new IllegalStateException(
                    origin() + " made no instance: its component did not activate, the log says why");
        }

        @Override
        public void release(Element element) {
            try {
                objects.ungetService(element);
            } catch (IllegalStateException | IllegalArgumentException e) {
                LOG.debug("{} has left, and its instance of {} with it", origin(), summary.name(), e);
            }
        }

        private String origin() {
            return "bundle " + summary.provider().bundle() + " "
                    + summary.provider().version();
        }
    }
}
