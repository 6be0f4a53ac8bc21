package io.parallax.deploy;

import io.parallax.api.deploy.RedeployException;
import io.parallax.api.deploy.Verdict.Status;
import io.parallax.deploy.BundleChange.Install;
import io.parallax.deploy.BundleChange.Remove;
import io.parallax.deploy.BundleChange.Update;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the framework hold exactly the bundles that the folder stands for. Each symbolic name is one bundle of the
/// framework for as long as any file provides it, so another file or another version is an update of that bundle.
///
/// Bundles are started for this run only: at the next start nothing runs before its file was looked at again. Used by
/// one thread at a time.
final class BundleInstaller {
    private static final Logger LOG = LoggerFactory.getLogger(BundleInstaller.class);
    private static final String LOCATION = "parallax-deploy:";
    /// What a later revision of a bundle has behind its name in its location.
    private static final char REVISION_MARK = '#';

    private static final int HASH_SHOWN = 12;

    private final BundleContext context;
    private final Ledger ledger;
    private final Path staging;
    private final Wiring wiring;
    private final BundleStarter starter;
    private final Map<String, Trouble> troubles = new HashMap<>();
    private final Map<String, String> histories = new HashMap<>();
    private final Set<String> changedFiles = new HashSet<>();
    /// Hashes of contents that could not take the place of what runs, by symbolic name.
    private final Map<String, String> refused = new HashMap<>();

    private final OldCode oldCode;
    private final HotUpdate hotUpdate;

    /// @param staging folder for private copies
    /// @param oldCode told of code that goes
    /// @param hotUpdate makes the updates that no pipeline has to stop for
    BundleInstaller(
            BundleContext context,
            Ledger ledger,
            Path staging,
            OldCode oldCode,
            Function<Wiring, HotUpdate> hotUpdate) {
        this.context = context;
        this.ledger = ledger;
        this.staging = staging;
        this.wiring = new Wiring(context, BundleInstaller::isOurs);
        this.starter = new BundleStarter(context, wiring);
        this.oldCode = oldCode;
        this.hotUpdate = hotUpdate.apply(wiring);
    }

    /// Installs, updates and removes, so that the framework holds the winners, and starts them.
    /// @param winners what to hold, by symbolic name
    void apply(Map<String, Candidate> winners) throws InterruptedException {
        troubles.keySet().retainAll(winners.keySet());
        histories.keySet().retainAll(winners.keySet());
        refused.keySet().retainAll(winners.keySet());
        removeDoubles();
        List<BundleChange> changes = new ArrayList<>(plan(winners));
        changes.removeAll(updateHot(changes));
        if (!changes.isEmpty()) {
            Set<Bundle> hosts = hosts(changes);
            Set<Bundle> touched = new HashSet<>(hosts);
            changes.forEach(change -> touched.addAll(change.touched()));
            wiring.dependents(touched).forEach(starter::stop);
            changes.forEach(this::carryOut);
            wiring.refresh(hosts);
        }
        starter.start(bundles());
        winners.values().forEach(this::note);
        ledger.save();
    }

    /// Tries bundles again that failed to start or were stopped by hand.
    void retry() {
        starter.forgive();
        refused.clear();
    }

    /// {@return bundles from the folder, by symbolic name}
    Map<String, Bundle> bundles() {
        Map<String, Bundle> bundles = new TreeMap<>();
        for (Bundle bundle : context.getBundles()) {
            if (isOurs(bundle)) {
                bundles.put(nameOf(bundle), bundle);
            }
        }
        return bundles;
    }

    private static String nameOf(Bundle bundle) {
        String name = bundle.getLocation().substring(LOCATION.length());
        int mark = name.indexOf(REVISION_MARK);
        return mark < 0 ? name : name.substring(0, mark);
    }

    /// A process that was killed in the middle of an update leaves two revisions behind.
    private void removeDoubles() {
        Map<String, Bundle> first = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            if (isOurs(bundle) && first.putIfAbsent(nameOf(bundle), bundle) != null) {
                try {
                    bundle.uninstall();
                } catch (BundleException e) {
                    LOG.warn("{} cannot be removed: {}", bundle, ThrowableText.of(e));
                }
            }
        }
    }

    /// @return the updates that are done, or refused
    private List<BundleChange> updateHot(List<BundleChange> changes) throws InterruptedException {
        List<BundleChange> done = new ArrayList<>();
        for (BundleChange change : changes) {
            if (change instanceof Update update && hotUpdate.isPossible(update.bundle())) {
                done.add(change);
                updateHot(update);
            }
        }
        if (!done.isEmpty()) {
            wiring.refresh(List.of());
        }
        return done;
    }

    private void updateHot(Update update) throws InterruptedException {
        Candidate winner = update.candidate();
        Bundle old = update.bundle();
        String before = old.getVersion().toString();
        String location = LOCATION
                + winner.symbolicName()
                + REVISION_MARK
                + winner.sha256().substring(0, HASH_SHOWN);
        try (Staging staged = update.staged()) {
            oldCode.goes(old);
            String how = hotUpdate.carryOut(old, location, staged);
            settle(winner, updated(before, winner) + how);
        } catch (RedeployException | BundleException | IOException | RuntimeException e) {
            LOG.debug("{} failed", update, e);
            refused.put(winner.symbolicName(), winner.sha256());
            String reason = e instanceof RedeployException ? e.getMessage() : ThrowableText.of(e);
            troubles.put(
                    winner.symbolicName(),
                    new Trouble(Status.FAILED, "was not taken, " + before + " stays in use: " + reason));
        }
    }

    private static String updated(String before, Candidate winner) {
        return before.equals(winner.version().toString())
                ? "content replaced"
                : "updated " + before + " → " + winner.version();
    }

    /// {@return highest versions of the bundles that did not come from the folder, by symbolic name}
    Map<String, Version> installation() {
        Map<String, Version> versions = new HashMap<>();
        Arrays.stream(context.getBundles())
                .filter(bundle -> !isOurs(bundle) && bundle.getSymbolicName() != null)
                .forEach(bundle -> versions.merge(
                        bundle.getSymbolicName(), bundle.getVersion(), (a, b) -> a.compareTo(b) >= 0 ? a : b));
        return versions;
    }

    /// {@return why the bundle of a symbolic name does not run, null if it does}
    @Nullable Trouble trouble(String symbolicName) {
        Trouble trouble = troubles.get(symbolicName);
        return trouble == null ? starter.trouble(symbolicName) : trouble;
    }

    /// {@return what is installed from a file, null if nothing is}
    @Nullable Candidate installedFrom(String file) {
        return ledger.installedFrom(file);
    }

    /// {@return how the bundle of a symbolic name came to run}
    String history(String symbolicName) {
        return histories.getOrDefault(symbolicName, "installed") + oldCode.text(symbolicName);
    }

    /// {@return names of files that changed while they were read, once}
    Set<String> takeChangedFiles() {
        Set<String> taken = Set.copyOf(changedFiles);
        changedFiles.clear();
        return taken;
    }

    private static boolean isOurs(Bundle bundle) {
        return bundle.getLocation().startsWith(LOCATION);
    }

    /// What has to change. New content is copied first, so that nothing is stopped for a file that cannot be read.
    private List<BundleChange> plan(Map<String, Candidate> winners) {
        Map<String, Bundle> present = bundles();
        List<BundleChange> changes = new ArrayList<>();
        present.forEach((name, bundle) -> {
            if (!winners.containsKey(name)) {
                changes.add(new Remove(name, bundle));
            }
        });
        winners.forEach((name, winner) -> {
            Bundle bundle = present.get(name);
            Candidate installed = ledger.installed(name);
            boolean same =
                    bundle != null && installed != null && installed.sha256().equals(winner.sha256());
            boolean isRefused = winner.sha256().equals(refused.get(name));
            Staging staged = same || isRefused ? null : stage(winner);
            if (staged != null) {
                changes.add(bundle == null ? new Install(winner, staged) : new Update(bundle, winner, staged));
            }
        });
        return changes;
    }

    /// Bundles that new fragments attach to, for which they have to be wired anew.
    private Set<Bundle> hosts(List<BundleChange> changes) {
        Map<String, Bundle> present = bundles();
        return changes.stream()
                .filter(change -> change instanceof Install)
                .flatMap(change -> change.winner().stream())
                .map(fragment -> present.get(fragment.host()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private @Nullable Staging stage(Candidate winner) {
        try {
            return Staging.of(winner, staging);
        } catch (Staging.ChangedException _) {
            changedFiles.add(winner.file());
        } catch (IOException e) {
            troubles.put(
                    winner.symbolicName(),
                    new Trouble(Status.FAILED, "cannot be copied to " + staging + ": " + IoText.of(e)));
        }
        return null;
    }

    private void carryOut(BundleChange change) {
        try {
            switch (change) {
                case Remove(String name, Bundle bundle) -> remove(name, bundle);
                case Install(Candidate winner, Staging staged) -> install(winner, staged);
                case Update(Bundle bundle, Candidate winner, Staging staged) -> update(bundle, winner, staged);
            }
        } catch (BundleException | IOException | RuntimeException e) {
            LOG.debug("{} failed", change, e);
            change.winner().ifPresent(winner -> troubles.put(winner.symbolicName(), refusal(winner, e)));
        }
    }

    private void remove(String name, Bundle bundle) throws BundleException {
        String version = bundle.getVersion().toString();
        bundle.uninstall();
        ledger.remove(name);
        LOG.info("{} {} uninstalled: no file provides it any more", name, version);
    }

    private void install(Candidate winner, Staging staged) throws BundleException, IOException {
        try (staged;
                InputStream content = Files.newInputStream(staged.copy())) {
            context.installBundle(LOCATION + winner.symbolicName(), content);
        }
        settle(winner, "installed");
    }

    private void update(Bundle bundle, Candidate winner, Staging staged) throws BundleException, IOException {
        Version before = bundle.getVersion();
        try (staged;
                InputStream content = Files.newInputStream(staged.copy())) {
            bundle.update(content);
        }
        settle(winner, updated(before.toString(), winner));
    }

    private void settle(Candidate winner, String history) {
        ledger.put(winner);
        troubles.remove(winner.symbolicName());
        histories.put(winner.symbolicName(), history);
        starter.forgive(winner.symbolicName());
    }

    /// The same content may lie in another file by now, or have been touched.
    private void note(Candidate winner) {
        Candidate installed = ledger.installed(winner.symbolicName());
        if (installed != null && installed.sha256().equals(winner.sha256())) {
            ledger.put(winner);
        }
    }

    private static Trouble refusal(Candidate winner, Exception e) {
        if (e instanceof BundleException refused && refused.getType() == BundleException.DUPLICATE_BUNDLE_ERROR) {
            return new Trouble(Status.SHADOWED, winner.bundle() + " is installed already, though not from this folder");
        }
        return new Trouble(Status.REFUSED, "the framework does not take it: " + ThrowableText.of(e));
    }
}
