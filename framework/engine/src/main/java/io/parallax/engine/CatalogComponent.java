package io.parallax.engine;

import io.parallax.api.element.Element;
import io.parallax.api.element.ElementRegistry;
import io.parallax.engine.registry.ElementCatalog;
import io.parallax.engine.registry.ElementProvider;
import io.parallax.engine.registry.ServiceElements;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferenceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the element services of the container. Binding one loads no class of it.
@Component(
        service = {ElementRegistry.class, ElementCatalog.class},
        immediate = true)
public final class CatalogComponent extends ElementCatalog {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogComponent.class);

    private final Map<ComponentServiceObjects<Element>, ElementProvider> bound = new ConcurrentHashMap<>();
    private final BundleContext context;

    @Activate
    public CatalogComponent(BundleContext context) {
        this.context = context;
    }

    @Reference(
            service = Element.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            scope = ReferenceScope.PROTOTYPE_REQUIRED)
    void bind(ComponentServiceObjects<Element> objects, Map<String, Object> properties) {
        try {
            ElementProvider provider = ServiceElements.provider(objects, properties, context);
            bound.put(objects, provider);
            add(provider);
        } catch (IllegalArgumentException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    void unbind(ComponentServiceObjects<Element> objects) {
        ElementProvider provider = bound.remove(objects);
        if (provider != null) {
            remove(provider);
        }
    }
}
