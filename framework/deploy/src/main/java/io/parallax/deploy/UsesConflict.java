package io.parallax.deploy;

import java.util.List;
import java.util.function.LongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A package that a bundle would see of two bundles at once, read from the resolver's message.
/// @param shared the package
/// @param first one way to it
/// @param second the other way to it
record UsesConflict(String shared, Side first, Side second) {
    private static final Pattern RESOURCE = Pattern.compile("\\[\\S+ \\[(\\d+)\\]\\(R [^)]*\\)\\]");
    private static final Pattern EXPOSED = Pattern.compile("exposed to package '([^']+)' from resources ");
    private static final Pattern CHAIN = Pattern.compile("Chain \\d:\\s");
    private static final Pattern IMPORT = Pattern.compile("import: \\S*\\(osgi\\.wiring\\.package=([^)]+)\\)");

    /// One way to the package.
    /// @param provider id of the bundle that exports it
    /// @param imported what the bundle imports to get there: the package itself, or one that uses it
    record Side(long provider, String imported) {}

    /// {@return the conflict, null if the message is about something else}
    static @Nullable UsesConflict parse(String message) {
        Matcher exposed = EXPOSED.matcher(message);
        if (!exposed.find()) {
            return null;
        }
        String[] chains = CHAIN.split(message.substring(exposed.end()), -1);
        List<Long> providers = RESOURCE.matcher(chains[0])
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
        if (chains.length < 3 || providers.size() < 2) {
            return null;
        }
        String shared = exposed.group(1);
        return new UsesConflict(
                shared,
                new Side(providers.get(0), imported(chains[1], shared)),
                new Side(providers.get(1), imported(chains[2], shared)));
    }

    private static String imported(String chain, String otherwise) {
        return IMPORT.matcher(chain)
                .results()
                .findFirst()
                .map((MatchResult found) -> found.group(1))
                .orElse(otherwise);
    }

    /// {@return what is wrong and which import to change}
    /// @param nameOf name of a bundle by its id
    /// @param versionOf version in which a bundle exports the package, by its id
    String sentence(LongFunction<String> nameOf, LongFunction<String> versionOf) {
        String cure = isDirect(first)
                ? cure(versionOf.apply(second.provider()))
                : isDirect(second) ? cure(versionOf.apply(first.provider())) : "change one of these two imports";
        return "would see package " + shared + " of two bundles at once: of " + way(first, nameOf) + ", and of "
                + way(second, nameOf) + "; " + cure;
    }

    private String cure(String version) {
        return "change its import of " + shared + " to a range that takes " + version;
    }

    private String way(Side side, LongFunction<String> nameOf) {
        return nameOf.apply(side.provider())
                + (isDirect(side) ? " by its own import" : " because of its import of " + side.imported());
    }

    private boolean isDirect(Side side) {
        return side.imported().equals(shared);
    }
}
