package io.parallax.deploy;

import io.parallax.api.deploy.Verdict.Status;
import io.parallax.deploy.RequirementText.Offer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.AbstractWiringNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/// Finds out why a bundle does not resolve. It compares what the bundle requires with what all bundles offer, since the
/// resolver's own message names its first dead end only.
final class Resolution {
    private static final int MOST_REASONS = 3;

    private final BundleContext context;

    Resolution(BundleContext context) {
        this.context = context;
    }

    /// {@return why the bundle does not resolve}
    /// @param failure what the framework said
    Trouble explain(Bundle bundle, BundleException failure) {
        String message = String.valueOf(failure.getMessage());
        List<String> missing = missing(bundle);
        if (!missing.isEmpty()) {
            return new Trouble(Status.WAITING, join(missing));
        }
        UsesConflict conflict = UsesConflict.parse(message);
        if (conflict != null) {
            return new Trouble(
                    Status.REFUSED,
                    conflict.sentence(id -> name(context.getBundle(id)), id -> exported(conflict.shared(), id)));
        }
        List<String> held = heldUp(bundle);
        return new Trouble(
                Status.WAITING, held.isEmpty() ? message.lines().findFirst().orElse("") : join(held));
    }

    private static String join(List<String> reasons) {
        String text = String.join("; ", reasons.stream().limit(MOST_REASONS).toList());
        return reasons.size() <= MOST_REASONS ? text : text + "; and " + (reasons.size() - MOST_REASONS) + " more";
    }

    /// Requirements that no bundle meets, whatever its state.
    private List<String> missing(Bundle bundle) {
        List<String> missing = new ArrayList<>();
        for (BundleRequirement requirement : mandatory(bundle)) {
            List<BundleCapability> offers = offers(requirement.getNamespace());
            if (offers.stream().noneMatch(requirement::matches)) {
                missing.add(sentence(requirement, offers));
            }
        }
        return missing;
    }

    /// Requirements that only bundles meet which do not resolve themselves.
    private List<String> heldUp(Bundle bundle) {
        List<String> held = new ArrayList<>();
        for (BundleRequirement requirement : mandatory(bundle)) {
            List<Bundle> providers = offers(requirement.getNamespace()).stream()
                    .filter(requirement::matches)
                    .map(offer -> offer.getRevision().getBundle())
                    .toList();
            if (providers.stream().allMatch(provider -> provider.getState() == Bundle.INSTALLED)) {
                String name = RequirementText.attribute(requirement.getNamespace(), filter(requirement));
                held.add("needs " + name + " from " + name(providers.getFirst()) + ", which waits itself");
            }
        }
        return held;
    }

    /// The version in which a bundle exports a package.
    private String exported(String name, long provider) {
        return offers(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .filter(offer -> offer.getRevision().getBundle().getBundleId() == provider)
                .filter(offer -> name.equals(offer.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                .map(Resolution::version)
                .findFirst()
                .orElse("its version");
    }

    private static List<BundleRequirement> mandatory(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return List.of();
        }
        return revision.getDeclaredRequirements(null).stream()
                .filter(requirement -> isMandatory(requirement.getDirectives()))
                .toList();
    }

    private static boolean isMandatory(Map<String, String> directives) {
        String resolution = directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
        String effective = directives.get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
        return (resolution == null || resolution.equals(Namespace.RESOLUTION_MANDATORY))
                && (effective == null || effective.equals(Namespace.EFFECTIVE_RESOLVE));
    }

    private List<BundleCapability> offers(String namespace) {
        return Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(revision -> revision != null)
                .flatMap(revision -> revision.getDeclaredCapabilities(namespace).stream())
                .toList();
    }

    private static String sentence(BundleRequirement requirement, List<BundleCapability> offers) {
        String namespace = requirement.getNamespace();
        String filter = filter(requirement);
        String name = RequirementText.attribute(namespace, filter);
        List<Offer> others = offers.stream()
                .filter(offer -> name.equals(offer.getAttributes().get(namespace)))
                .map(offer -> new Offer(version(offer), name(offer.getRevision().getBundle())))
                .toList();
        return RequirementText.missing(namespace, filter, others);
    }

    private static String version(BundleCapability offer) {
        Object version = offer.getAttributes().get("version");
        if (version == null) {
            version = offer.getAttributes().get(AbstractWiringNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE);
        }
        return String.valueOf(version);
    }

    private static String filter(BundleRequirement requirement) {
        return requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, requirement.toString());
    }

    private static String name(Bundle bundle) {
        return bundle.getBundleId() == 0 ? "the platform" : bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}
