package io.parallax.deploy;

import io.parallax.api.deploy.Verdict;
import io.parallax.api.deploy.Verdict.Status;
import io.parallax.deploy.BundleHealth.Report;
import io.parallax.deploy.FileState.Ready;
import io.parallax.deploy.FileState.Unusable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;

/// Puts together what folder, framework and components say into one verdict a file. Used by one thread at a time.
final class VerdictReport {
    private static final int MOST_REASONS = 3;

    private final BundleInstaller installer;
    private final BundleHealth health;
    private final Map<String, Report> reports = new HashMap<>();

    VerdictReport(BundleInstaller installer, BundleHealth health) {
        this.installer = installer;
        this.health = health;
    }

    /// Looks at the components of the bundles that run.
    void examine(Map<String, Bundle> bundles) {
        reports.clear();
        bundles.forEach((name, bundle) -> {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                reports.put(name, health.examine(bundle));
            }
        });
        health.forgetGone();
    }

    /// Gives elements that could not be made another try.
    void retry() {
        health.retry();
    }

    /// {@return a verdict for each file, sorted by name}
    List<Verdict> verdicts(Map<String, FileState> states, Election election) {
        List<Verdict> verdicts = new ArrayList<>();
        states.forEach((file, state) -> verdicts.add(
                switch (state) {
                    case Unusable unusable -> unusable(file, unusable);
                    case Ready(Candidate candidate) -> ready(candidate, election);
                }));
        return List.copyOf(verdicts);
    }

    private Verdict unusable(String file, Unusable state) {
        Candidate before = installer.installedFrom(file);
        if (before == null) {
            return new Verdict(file, state.status(), state.reason(), "", List.of());
        }
        String reason = state.reason() + "; " + before.bundle() + ", which it held before, stays";
        return new Verdict(file, state.status(), reason, before.bundle(), elements(before));
    }

    private Verdict ready(Candidate candidate, Election election) {
        String lost = election.losers().get(candidate.file());
        if (lost != null) {
            return new Verdict(candidate.file(), Status.SHADOWED, lost, candidate.bundle(), List.of());
        }
        Trouble outcome = outcome(candidate);
        return new Verdict(
                candidate.file(), outcome.status(), outcome.reason(), candidate.bundle(), elements(candidate));
    }

    private Trouble outcome(Candidate candidate) {
        Trouble trouble = installer.trouble(candidate.symbolicName());
        if (trouble != null) {
            return trouble;
        }
        Bundle bundle = installer.bundles().get(candidate.symbolicName());
        if (bundle == null) {
            return new Trouble(Status.COPYING, TrackedFile.COPYING);
        }
        if (!BundleStarter.isRunning(bundle)) {
            return new Trouble(Status.WAITING, "was stopped by hand: start it by hand or rescan the folder");
        }
        List<Trouble> troubles = report(candidate).troubles();
        if (troubles.isEmpty()) {
            return new Trouble(Status.ACTIVE, installer.history(candidate.symbolicName()));
        }
        String reasons =
                troubles.stream().map(Trouble::reason).limit(MOST_REASONS).collect(Collectors.joining("; "));
        String more = troubles.size() <= MOST_REASONS ? "" : "; and " + (troubles.size() - MOST_REASONS) + " more";
        return new Trouble(troubles.getFirst().status(), reasons + more);
    }

    private List<String> elements(Candidate candidate) {
        return report(candidate).elements();
    }

    private Report report(Candidate candidate) {
        return reports.getOrDefault(candidate.symbolicName(), new Report(List.of(), List.of()));
    }
}
