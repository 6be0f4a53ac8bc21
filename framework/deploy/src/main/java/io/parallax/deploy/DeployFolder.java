package io.parallax.deploy;

import io.parallax.api.deploy.Deployment;
import io.parallax.api.deploy.Verdict;
import io.parallax.api.deploy.Verdict.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Joins the steps: look at the folder, decide which files stand for what, make the framework follow, say what came of
/// it. One round at a time, whoever asks for it.
final class DeployFolder implements Deployment {
    private static final Logger LOG = LoggerFactory.getLogger("io.parallax.deploy");

    private final Path folder;
    private final InstantSource clock;
    private final FolderScan scan;
    private final FolderContent content;
    private final BundleInstaller installer;
    private final VerdictReport report;
    private final VerdictLog log = new VerdictLog(DeployFolder::write);
    private final ReentrantLock rounds = new ReentrantLock();
    private final Condition settled = rounds.newCondition();
    private final AtomicBoolean bundlesChanged = new AtomicBoolean(true);
    private final AtomicBoolean servicesChanged = new AtomicBoolean(true);

    private List<Candidate> candidates = List.of();
    private Election election = Election.among(List.of(), Map.of());
    private boolean examineAgain;
    private String problem = "";
    private volatile List<Verdict> verdicts = List.of();

    /// @param clock the time, for settling
    DeployFolder(
            Path folder, InstantSource clock, FolderContent content, BundleInstaller installer, VerdictReport report) {
        this.folder = folder;
        this.clock = clock;
        this.scan = new FolderScan(folder);
        this.content = content;
        this.installer = installer;
        this.report = report;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public List<Verdict> verdicts() {
        return verdicts;
    }

    @Override
    public void rescan() {
        rounds.lock();
        try {
            installer.retry();
            report.retry();
            bundlesChanged.set(true);
            if (round()) {
                letFilesSettle();
                round();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            rounds.unlock();
        }
    }

    /// Waits long enough for a second look to count. Others may look meanwhile.
    private void letFilesSettle() throws InterruptedException {
        long leftNs = TrackedFile.BETWEEN_LOOKS.plusMillis(5).toNanos();
        while (leftNs > 0) {
            leftNs = settled.awaitNanos(leftNs);
        }
    }

    /// Looks once.
    /// @return whether another look soon is worth it
    boolean look() throws InterruptedException {
        rounds.lock();
        try {
            return round();
        } finally {
            rounds.unlock();
        }
    }

    /// Bundles came or went: what waited may resolve now. Any thread may say so.
    void onBundlesChanged() {
        bundlesChanged.set(true);
    }

    /// Services came or went: verdicts may be others now. Any thread may say so.
    void onServicesChanged() {
        servicesChanged.set(true);
    }

    private boolean round() throws InterruptedException {
        Instant now = clock.instant();
        List<FileLook> looks = list();
        if (looks == null) {
            return false;
        }
        content.see(looks, now);
        Map<String, FileState> states = content.states(now);
        boolean applied = apply(states, now);
        boolean examine = servicesChanged.getAndSet(false) || applied;
        if (examine || examineAgain) {
            report.examine(installer.bundles());
        }
        examineAgain = examine; // components follow services with a delay
        List<Verdict> fresh = report.verdicts(states, election);
        if (!fresh.equals(verdicts)) {
            verdicts = fresh;
        }
        log.tell(fresh, now);
        return content.isMoving(now);
    }

    /// Null if the folder cannot be listed; then all stays as it is.
    private @Nullable List<FileLook> list() {
        try {
            List<FileLook> looks = scan.look();
            problem = "";
            return looks;
        } catch (IOException e) {
            String text = IoText.of(e);
            if (!text.equals(problem)) {
                LOG.warn("{}: {}; what is deployed stays as it is", folder, text);
                problem = text;
            }
            return null;
        }
    }

    private boolean apply(Map<String, FileState> states, Instant now) throws InterruptedException {
        List<Candidate> found = candidates(states);
        boolean retry = bundlesChanged.getAndSet(false);
        if (!retry && found.equals(candidates)) {
            return false;
        }
        election = Election.among(found, installer.installation());
        installer.apply(election.winners());
        Set<String> changed = installer.takeChangedFiles();
        changed.forEach(file -> content.distrust(file, now));
        candidates = changed.isEmpty() ? found : List.of();
        return true;
    }

    /// A file that turned bad still stands for what was installed from it.
    private List<Candidate> candidates(Map<String, FileState> states) {
        List<Candidate> found = new ArrayList<>();
        states.forEach((file, state) -> {
            Candidate candidate =
                    state instanceof FileState.Ready ready ? ready.candidate() : installer.installedFrom(file);
            if (candidate != null) {
                found.add(candidate);
            }
        });
        return found;
    }

    private static void write(Status status, String line) {
        switch (status) {
            case WAITING, FAILED, REFUSED -> LOG.warn("deploy/{}", line);
            case ACTIVE, COPYING, SHADOWED, IGNORED -> LOG.info("deploy/{}", line);
        }
    }
}
