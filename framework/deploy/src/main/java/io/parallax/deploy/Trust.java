package io.parallax.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Whose bundles are taken. What is refused is neither installed nor resolved.
@FunctionalInterface
interface Trust {
    /// Takes everybody's, which is the default: who may write to the folder may run code.
    Trust ALL = _ -> null;

    /// {@return why a bundle is not taken, null if it is}
    /// @throws IOException if it cannot be read
    @Nullable String objection(Candidate candidate) throws IOException;

    /// {@return what was found in a file, as far as it may be used}
    default Inspection judge(Inspection found) {
        if (!(found instanceof Inspection.Usable(Candidate candidate))) {
            return found;
        }
        try {
            String objection = objection(candidate);
            return objection == null ? found : new Inspection.Unusable(objection);
        } catch (Staging.ChangedException _) {
            return new Inspection.Incomplete("changed while it was read: copy it again");
        } catch (IOException e) {
            return new Inspection.Unusable(IoText.of(e));
        }
    }

    /// Reads the settings `parallax.trust`: `all`, `signed` or `listed`; `parallax.trust.store`, its `.password`, and
    /// `parallax.trust.list`. Who cannot be obeyed takes nothing.
    /// @param settings values of settings by name, null for none
    /// @param base folder that relative paths start from
    /// @param scratch folder for private copies
    static Trust of(UnaryOperator<@Nullable String> settings, Path base, Path scratch) {
        String rule = or(settings.apply("parallax.trust"), "all");
        return switch (rule) {
            case "all" -> ALL;
            case "signed" ->
                SignedOnly.by(
                        base.resolve(or(settings.apply("parallax.trust.store"), "conf/trust.p12")),
                        or(settings.apply("parallax.trust.store.password"), ""),
                        scratch);
            case "listed" ->
                new ListedOnly(base.resolve(or(settings.apply("parallax.trust.list"), "conf/trust.sha256")));
            default -> _ -> "is not taken: parallax.trust=" + rule + " is none of all, signed, listed; see conf/";
        };
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given.strip();
    }
}
