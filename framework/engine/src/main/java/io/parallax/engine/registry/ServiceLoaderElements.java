package io.parallax.engine.registry;

import io.parallax.api.element.Converter;
import io.parallax.api.element.Element;
import io.parallax.api.element.ElementSummary;
import io.parallax.api.element.ElementType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The elements that `ServiceLoader` finds on a class or module path.
public final class ServiceLoaderElements {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceLoaderElements.class);

    /// A loader that fails again and again is given up.
    private static final int MOST_FAILURES = 1000;

    private ServiceLoaderElements() {}

    /// Lists the elements. One that cannot be loaded is left out with a warning; it does not hide the others.
    /// @param loader the loader to ask
    /// @return a provider for each element
    public static List<ElementProvider> load(ServiceLoader<Element> loader) {
        List<ElementProvider> found = new ArrayList<>();
        CodeOrigin origin = new CodeOrigin();
        Iterator<ServiceLoader.Provider<Element>> entries = loader.stream().iterator();
        for (int failures = 0; failures < MOST_FAILURES; ) {
            try {
                if (!entries.hasNext()) {
                    break;
                }
                ElementProvider provider = provider(entries.next(), origin);
                if (provider != null) {
                    found.add(provider);
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                failures++;
                LOG.warn("an element is left out: {}", e.getMessage());
                LOG.debug("why it is left out", e);
            }
        }
        return found;
    }

    private static @Nullable ElementProvider provider(ServiceLoader.Provider<Element> entry, CodeOrigin origin) {
        Class<? extends Element> type = entry.type();
        ElementType description = type.getAnnotation(ElementType.class);
        if (description == null) {
            LOG.warn("{} is left out: it has no @ElementType", type.getName());
            return null;
        }
        if (!ElementNames.isName(description.name())) {
            LOG.warn("{} is left out: '{}': {}", type.getName(), description.name(), ElementNames.form());
            return null;
        }
        return new LoadedElement(
                entry,
                new ElementSummary(
                        description.name(),
                        description.category(),
                        description.summary(),
                        new ElementSummary.Uris(List.of(description.schemes()), description.uriProperty()),
                        conversion(type),
                        origin.of(type)));
    }

    private static ElementSummary.@Nullable Conversion conversion(Class<? extends Element> type) {
        Converter converter = type.getAnnotation(Converter.class);
        return converter == null
                ? null
                : new ElementSummary.Conversion(Set.of(converter.changes()), converter.memory(), converter.cost());
    }

    private record LoadedElement(ServiceLoader.Provider<Element> entry, ElementSummary summary)
            implements ElementProvider {
        @Override
        public int ranking() {
            return 0;
        }

        @Override
        public Element create() {
            try {
                return entry.get();
            } catch (ServiceConfigurationError | LinkageError e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw new IllegalStateException(
                        "the class " + entry.type().getName() + " cannot be instantiated: " + cause, e);
            }
        }

        @Override
        public void release(Element element) {
            // nobody counts instances outside a container
        }
    }
}
