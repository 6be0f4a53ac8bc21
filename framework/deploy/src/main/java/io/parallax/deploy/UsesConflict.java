package io.parallax.deploy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Translates the resolver's message about a package that a bundle would see from two providers at once.
final class UsesConflict {
    private static final Pattern EXPOSED = Pattern.compile(
            "exposed to package '([^']+)' from resources (\\S+) \\[([^\\]]+)\\] and (\\S+) \\[([^\\]]+)\\]");

    private UsesConflict() {}

    /// {@return the message in one sentence, null if it is about something else}
    static @Nullable String explain(String message, String symbolicName) {
        Matcher exposed = EXPOSED.matcher(message);
        if (!exposed.find()) {
            return null;
        }
        return exposed.group(1) + exposed.group(2) + symbolicName;
    }
}
