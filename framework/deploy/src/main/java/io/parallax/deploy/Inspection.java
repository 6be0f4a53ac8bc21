package io.parallax.deploy;

/// What a look into a file found.
sealed interface Inspection {
    /// A bundle.
    record Usable(Candidate candidate) implements Inspection {}

    /// Nothing that can ever be used as it is.
    record Unusable(String reason) implements Inspection {}

    /// The beginning of something, which may still be under way.
    record Incomplete(String reason) implements Inspection {}
}
