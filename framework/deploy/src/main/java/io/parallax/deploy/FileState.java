package io.parallax.deploy;

import io.parallax.api.deploy.Verdict.Status;

/// What the folder alone says about one of its files.
sealed interface FileState {
    /// A whole bundle lies there.
    record Ready(Candidate candidate) implements FileState {}

    /// There is nothing usable now.
    /// @param status why
    /// @param reason why, in plain words
    record Unusable(Status status, String reason) implements FileState {}
}
