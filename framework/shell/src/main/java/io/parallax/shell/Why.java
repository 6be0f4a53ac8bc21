package io.parallax.shell;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict;
import io.parallax.api.element.ElementInfo;
import io.parallax.api.element.ElementProviderInfo;
import io.parallax.api.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Explains what a name stands for and what state that is in.
final class Why {
    private final Platform platform;
    private final Background background;
    private final Problems problems;

    Why(Platform platform, Background background, Problems problems) {
        this.platform = platform;
        this.background = background;
        this.problems = problems;
    }

    /// {@return an explanation for all that bears a name; empty if nothing does}
    String explain(String name) {
        List<String> lines = new ArrayList<>();
        pipeline(name, lines);
        element(name, lines);
        plugin(name, lines);
        return String.join("\n", lines);
    }

    private void pipeline(String name, List<String> lines) {
        var living = platform.engine().pipeline(name);
        if (living.isPresent()) {
            Pipeline pipeline = living.get();
            String needs = pipeline.missing().isEmpty() ? "" : ", it needs " + String.join(", ", pipeline.missing());
            lines.add("pipeline " + name + " is " + lower(pipeline.state()) + needs + ": " + pipeline.toText());
            pipeline.explain().findings().forEach(finding -> lines.add("  " + finding.text()));
            return;
        }
        background
                .outcome(name)
                .ifPresent(outcome -> lines.add("pipeline " + name + (outcome.failed() ? " failed: " : " ended: ")
                        + outcome.reason() + "\n  " + outcome.text()));
    }

    private void element(String name, List<String> lines) {
        try {
            platform.engine().elements().find(name).ifPresent(info -> lines.add(element(info)));
        } catch (IllegalStateException e) {
            lines.add("element " + name + " cannot be used: " + e.getMessage());
        }
    }

    private static String element(ElementInfo info) {
        StringBuilder line = new StringBuilder("element ")
                .append(info.summary().name())
                .append(" comes from ")
                .append(provider(info.summary().provider()));
        for (ElementProviderInfo loser : info.shadowed()) {
            line.append("\n  preferred to ").append(provider(loser));
            line.append(" by service ranking, then by bundle version");
        }
        return line.toString();
    }

    private void plugin(String name, List<String> lines) {
        verdicts()
                .filter(verdict -> verdict.file().equals(name)
                        || verdict.file().equals(name + ".jar")
                        || verdict.bundle().equals(name)
                        || verdict.bundle().startsWith(name + " "))
                .forEach(verdict -> lines.add("plugin " + verdict.file() + " is " + lower(verdict.status())
                        + (verdict.reason().isEmpty() ? "" : ": " + verdict.reason())));
        if (problems.knows(name)) {
            List<String> wrong = problems.of(name);
            lines.addAll(wrong.isEmpty() ? List.of("bundle " + name + " runs, with all its components") : wrong);
        }
    }

    private Stream<Verdict> verdicts() {
        return platform.deployment().map(Deployment::verdicts).stream().flatMap(List::stream);
    }

    private static String provider(ElementProviderInfo provider) {
        return (provider.bundle() + " " + provider.version()).strip();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
