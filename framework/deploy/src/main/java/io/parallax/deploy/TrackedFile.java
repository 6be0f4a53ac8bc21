package io.parallax.deploy;

import io.parallax.api.deploy.Verdict.Status;
import io.parallax.deploy.FileLook.Kind;
import io.parallax.deploy.FileState.Ready;
import io.parallax.deploy.FileState.Unusable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One file over time: still being written, settled, looked into. Used by one thread at a time.
final class TrackedFile {
    /// A file that was left alone for this long since its last write is settled at the first look.
    static final Duration OLD = Duration.ofSeconds(1);
    /// Otherwise two equal looks have to be this far apart.
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

    static final String COPYING = "waiting for the copy to finish";

    private final Duration patience;
    private final Trust trust;
    private FileLook look;
    private Instant since;
    private @Nullable Inspection inspection;

    /// @param patience how long something incomplete may lie still before it counts as broken
    /// @param trust whose bundles are taken
    TrackedFile(FileLook look, Instant now, Duration patience, Trust trust) {
        this.trust = trust;
        this.look = look;
        this.since = now;
        this.patience = patience;
    }

    /// Takes over what an earlier run found in the file, if it is untouched since.
    void remember(Candidate candidate) {
        if (candidate.look().equals(look)) {
            inspection = new Inspection.Usable(candidate);
        }
    }

    void see(FileLook now, Instant at) {
        if (!now.equals(look)) {
            look = now;
            since = at;
            inspection = null;
        }
    }

    /// Forgets what was found: the file changed while it was read.
    void distrust(Instant at) {
        since = at;
        inspection = null;
    }

    /// {@return whether a file changed so recently that only one more look can tell whether it is settled}
    boolean isMoving(Instant now) {
        return inspection == null && look.kind() == Kind.FILE && look.isNamedLikeJar() && !isSettled(now);
    }

    FileState state(Instant now) {
        if (!look.isNamedLikeJar()) {
            return new Unusable(Status.IGNORED, "not a JAR: ignored");
        }
        return switch (look.kind()) {
            case FOLDER -> new Unusable(Status.REFUSED, "is a directory: put the JAR itself here");
            case SPECIAL -> new Unusable(Status.REFUSED, "is a pipe, socket or device: put a JAR file here");
            case BROKEN -> new Unusable(Status.REFUSED, "is a link to nothing that can be reached");
            case FILE -> fileState(now);
        };
    }

    private FileState fileState(Instant now) {
        if (inspection == null) {
            if (!isSettled(now)) {
                return new Unusable(Status.COPYING, COPYING);
            }
            inspection = trust.judge(JarInspection.of(look));
        }
        return switch (inspection) {
            case Inspection.Usable(Candidate candidate) -> new Ready(candidate);
            case Inspection.Unusable(String reason) -> new Unusable(Status.REFUSED, reason);
            case Inspection.Incomplete(String reason) ->
                isAbandoned(now) ? new Unusable(Status.REFUSED, reason) : new Unusable(Status.COPYING, COPYING);
        };
    }

    private boolean isSettled(Instant now) {
        return stillFor(now).compareTo(BETWEEN_LOOKS) >= 0 || age(now).compareTo(OLD) >= 0;
    }

    private boolean isAbandoned(Instant now) {
        return stillFor(now).compareTo(patience) >= 0 || age(now).compareTo(patience) >= 0;
    }

    private Duration stillFor(Instant now) {
        return Duration.between(since, now);
    }

    private Duration age(Instant now) {
        return Duration.between(look.modified().toInstant(), now);
    }
}
