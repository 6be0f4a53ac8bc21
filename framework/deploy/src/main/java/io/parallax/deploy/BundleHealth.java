package io.parallax.deploy;

import io.parallax.api.deploy.Verdict.Status;
import io.parallax.api.element.Element;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/// Says whether the components of a running bundle do what they should. Used by one thread at a time.
final class BundleHealth {
    private static final String ELEMENT_NAME = "parallax.element.name";

    private final ServiceComponentRuntime components;
    private final ElementProbe probe;

    BundleHealth(ServiceComponentRuntime components, ElementProbe probe) {
        this.components = components;
        this.probe = probe;
    }

    /// What a running bundle offers and lacks.
    /// @param elements names of its elements that work, sorted
    /// @param troubles what is wrong, the worst first
    record Report(List<String> elements, List<Trouble> troubles) {}

    Report examine(Bundle bundle) {
        TreeSet<String> elements = new TreeSet<>();
        List<Trouble> failed = new ArrayList<>();
        List<Trouble> waiting = new ArrayList<>();
        for (ServiceReference<?> service : elementServices(bundle)) {
            String name = String.valueOf(service.getProperty(ELEMENT_NAME));
            String failure = probe.failure(service);
            if (failure == null) {
                elements.add(name);
            } else {
                failed.add(new Trouble(Status.FAILED, "element " + name + " cannot be made: " + failure));
            }
        }
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(bundle)) {
            for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(component)) {
                examine(component, configuration, failed, waiting);
            }
        }
        failed.addAll(waiting);
        return new Report(List.copyOf(elements), failed);
    }

    /// Gives elements that could not be made another try.
    void retry() {
        probe.forgive();
    }

    /// Forgets elements that are gone.
    void forgetGone() {
        probe.forgetUnregistered();
    }

    private static void examine(
            ComponentDescriptionDTO component,
            ComponentConfigurationDTO configuration,
            Collection<Trouble> failed,
            Collection<Trouble> waiting) {
        switch (configuration.state) {
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> {
                if (!isElement(component)) {
                    String failure = ThrowableText.ofTrace(String.valueOf(configuration.failure));
                    failed.add(new Trouble(Status.FAILED, "component " + component.name + " failed: " + failure));
                }
            }
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> {
                for (UnsatisfiedReferenceDTO reference : configuration.unsatisfiedReferences) {
                    waiting.add(new Trouble(Status.WAITING, missing(component, reference)));
                }
            }
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                waiting.add(new Trouble(
                        Status.WAITING,
                        "component " + component.name + " waits for its configuration "
                                + String.join(", ", component.configurationPid)));
            default -> {}
        }
    }

    private static String missing(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
        String service = missing.name;
        for (ReferenceDTO reference : component.references) {
            if (reference.name.equals(missing.name)) {
                service = reference.interfaceName;
            }
        }
        String filter = missing.target == null ? "" : " with " + missing.target;
        return "component " + component.name + " waits for a service " + service + filter
                + ": deploy a bundle that provides it";
    }

    /// Elements are probed, which tells more.
    private static boolean isElement(ComponentDescriptionDTO component) {
        return component.properties.containsKey(ELEMENT_NAME);
    }

    private static List<ServiceReference<?>> elementServices(Bundle bundle) {
        List<ServiceReference<?>> elements = new ArrayList<>();
        ServiceReference<?>[] services = bundle.getRegisteredServices();
        if (services == null) {
            return elements;
        }
        for (ServiceReference<?> service : services) {
            String[] types = (String[]) service.getProperty(Constants.OBJECTCLASS);
            if (List.of(types).contains(Element.class.getName()) && service.getProperty(ELEMENT_NAME) != null) {
                elements.add(service);
            }
        }
        return elements;
    }
}
