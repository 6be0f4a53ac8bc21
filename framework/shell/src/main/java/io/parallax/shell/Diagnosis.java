package io.parallax.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/// Says which bundles and components do not run, and why.
final class Diagnosis implements Problems {
    private final BundleContext context;

    Diagnosis(BundleContext context) {
        this.context = context;
    }

    /// {@return one line for each bundle or component that does not run; empty if all do}
    String problems() {
        return String.join("\n", problemsOf(context.getBundles()));
    }

    @Override
    public List<String> of(String symbolicName) {
        List<Bundle> bundles = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                bundles.add(bundle);
            }
        }
        return problemsOf(bundles.toArray(Bundle[]::new));
    }

    @Override
    public boolean knows(String symbolicName) {
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                return true;
            }
        }
        return false;
    }

    private List<String> problemsOf(Bundle... bundles) {
        List<String> problems = new ArrayList<>();
        for (Bundle bundle : bundles) {
            boolean idle = bundle.getState() == Bundle.INSTALLED || bundle.getState() == Bundle.RESOLVED;
            if (idle && bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                problems.add("bundle " + bundle.getSymbolicName() + " " + bundle.getVersion()
                        + (bundle.getState() == Bundle.INSTALLED
                                ? " is not resolved: a package or capability that it requires is missing, see the log"
                                : " is not started"));
            }
        }
        problems.addAll(components(bundles));
        return problems;
    }

    private List<String> components(Bundle... bundles) {
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        if (reference == null) {
            return List.of("Declarative Services is missing: no component can run");
        }
        ServiceComponentRuntime runtime = context.getService(reference);
        List<String> problems = new ArrayList<>();
        for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs(bundles)) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(description)) {
                String problem = problem(configuration);
                if (!problem.isEmpty()) {
                    problems.add("component " + description.name + " " + problem);
                }
            }
        }
        return problems;
    }

    private static String problem(ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                "waits for " + waitsFor(configuration.description, configuration.unsatisfiedReferences);
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> "waits for its configuration";
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                "failed: " + configuration.failure.lines().findFirst().orElse("no reason given");
            default -> "";
        };
    }

    private static String waitsFor(ComponentDescriptionDTO description, UnsatisfiedReferenceDTO... missing) {
        List<String> names = new ArrayList<>();
        for (UnsatisfiedReferenceDTO reference : missing) {
            for (var declared : description.references) {
                if (declared.name.equals(reference.name)) {
                    names.add("a service " + declared.interfaceName
                            + (reference.target == null ? "" : " with " + reference.target));
                }
            }
        }
        return names.stream().collect(Collectors.joining(" and "));
    }
}
