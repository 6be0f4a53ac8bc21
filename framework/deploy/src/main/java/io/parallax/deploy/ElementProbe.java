package io.parallax.deploy;

import io.parallax.api.element.Element;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one instance of each element once and gives it back. Elements are made lazily, so without this a class that
/// cannot be loaded would show only when a pipeline needs it. Used by one thread at a time.
final class ElementProbe {
    private static final Logger LOG = LoggerFactory.getLogger(ElementProbe.class);
    private static final String WORKS = "";

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final Map<ServiceReference<?>, String> results = new HashMap<>();

    ElementProbe(BundleContext context, ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    /// {@return why an element cannot be made, null if it can}
    /// @param service an element's service
    @Nullable String failure(ServiceReference<?> service) {
        String result = results.computeIfAbsent(service, this::probe);
        return result.equals(WORKS) ? null : result;
    }

    /// Forgets services that are gone.
    void forgetUnregistered() {
        results.keySet().removeIf(service -> service.getBundle() == null);
    }

    /// Probes failed elements anew next time.
    void forgive() {
        results.values().removeIf(result -> !result.equals(WORKS));
    }

    private String probe(ServiceReference<?> service) {
        Bundle bundle = service.getBundle();
        if (!service.isAssignableTo(context.getBundle(), Element.class.getName())) {
            return "it was built with a copy of the Parallax API inside; leave io.parallax.api out of the JAR";
        }
        try {
            return make(service) ? WORKS : reason(service);
        } catch (Throwable e) { // loading or making an element may throw anything
            LOG.debug("element of {} cannot be made", bundle, e);
            return ThrowableText.of(e);
        }
    }

    private <T> boolean make(ServiceReference<T> service) {
        ServiceObjects<T> objects = context.getServiceObjects(service);
        T element = objects == null ? null : objects.getService();
        if (element == null) {
            return false;
        }
        try {
            Field[] fields = element.getClass().getDeclaredFields(); // as the engine does: their types must load
            LOG.trace("{} has {} fields", element.getClass(), fields.length);
            return true;
        } finally {
            objects.ungetService(element);
        }
    }

    private String reason(ServiceReference<?> service) {
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(service.getBundle())) {
            for (ComponentConfigurationDTO made : components.getComponentConfigurationDTOs(component)) {
                boolean same = component.name.equals(service.getProperty("component.name"));
                if (same && made.failure != null) {
                    return ThrowableText.ofTrace(made.failure);
                }
            }
        }
        return "its component gave no instance";
    }
}
