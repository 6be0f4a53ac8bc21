package io.parallax.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Takes the bundles whose SHA-256 is in a list, as `sha256sum` writes it.
/// @param list the list, read again for each bundle
record ListedOnly(Path list) implements Trust {
    @Override
    public @Nullable String objection(Candidate candidate) throws IOException {
        if (!Files.isReadable(list)) {
            return "is not taken: parallax.trust=listed, and there is no list " + list + " that can be read";
        }
        boolean isListed = Files.readAllLines(list).stream()
                .map(line -> line.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT))
                .anyMatch(candidate.sha256()::equals);
        return isListed
                ? null
                : "is not taken: parallax.trust=listed, and its SHA-256 " + candidate.sha256() + " is not in "
                        + list.getFileName() + "; add it with sha256sum if you trust it";
    }
}
