package io.parallax.deploy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Translates a requirement that nothing meets into a sentence with the next step.
final class RequirementText {
    private static final Pattern AT_LEAST = Pattern.compile("\\((?:bundle-)?version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\((?:bundle-)?version>=([^)]+)\\)\\)");
    private static final Pattern EXACTLY = Pattern.compile("\\(version=([^)]+)\\)");
    private static final String API = "io.parallax.api.";

    private RequirementText() {}

    /// Something that goes by the right name without being what is asked for.
    /// @param version its version
    /// @param provider who has it
    record Offer(String version, String provider) {}

    /// {@return the sentence}
    /// @param namespace kind of the requirement, for example `osgi.wiring.package`
    /// @param filter what is asked for
    /// @param offers what goes by that name in other versions
    static String missing(String namespace, String filter, List<Offer> offers) {
        String name = attribute(namespace, filter);
        String named = (name + " " + range(filter)).strip();
        return switch (namespace) {
            case "osgi.wiring.package" -> missingPackage(name, named, offers);
            case "osgi.ee" ->
                "needs Java " + exactly(filter) + ", this is Java "
                        + Runtime.version().feature() + ": run on a newer Java or build the plugin for this one";
            case "osgi.wiring.bundle" -> "needs bundle " + named + seen(offers) + ": put it into the folder too";
            case "osgi.wiring.host" ->
                "is a fragment of " + named + ", which is not here" + seen(offers)
                        + ": put that bundle into the folder too";
            case "osgi.extender" -> "needs the extender " + name + ", which this platform lacks";
            default -> "needs a capability " + namespace + " " + filter + ", which nobody provides";
        };
    }

    private static String missingPackage(String name, String named, List<Offer> offers) {
        if (name.startsWith(API) && !offers.isEmpty()) {
            return "needs another version of the Parallax API: " + named + ", this platform has "
                    + offers.getFirst().version() + "; build the plugin for that, or use a platform that fits";
        }
        if (offers.isEmpty()) {
            return "needs package " + name + ", which no bundle exports: put one that does into the folder,"
                    + " or embed it in the plugin";
        }
        return "needs package " + named + seen(offers) + ": put a bundle that exports it in that range into the folder";
    }

    private static String seen(List<Offer> offers) {
        if (offers.isEmpty()) {
            return "";
        }
        List<String> each = offers.stream()
                .map(offer -> offer.provider() + " has " + offer.version())
                .distinct()
                .toList();
        return ", but " + String.join(", ", each);
    }

    /// {@return the version range of a filter as `[1.0.0,2.0.0)`, empty if it takes any}
    static String range(String filter) {
        Matcher below = BELOW.matcher(filter);
        String upper = below.find() ? below.group(1) : "";
        Matcher atLeast = AT_LEAST.matcher(below.replaceAll(""));
        String lower = atLeast.find() ? atLeast.group(1) : "";
        if (lower.equals("0.0.0") || lower.equals("0")) {
            lower = "";
        }
        if (lower.isEmpty() && upper.isEmpty()) {
            return "";
        }
        return "[" + (lower.isEmpty() ? "0" : lower) + "," + upper + ")";
    }

    /// {@return the value that a filter asks for in the attribute of the namespace's own name}
    static String attribute(String namespace, String filter) {
        Matcher value = Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]+)\\)")
                .matcher(filter);
        return value.find() ? value.group(1) : filter;
    }

    private static String exactly(String filter) {
        Matcher version = EXACTLY.matcher(filter);
        return version.find() ? version.group(1) : range(filter);
    }
}
