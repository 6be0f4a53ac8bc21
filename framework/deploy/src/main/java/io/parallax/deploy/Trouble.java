package io.parallax.deploy;

import io.parallax.api.deploy.Verdict.Status;

/// Why a bundle does not do what it should.
/// @param status what it amounts to
/// @param reason why, in plain words, with the next step
record Trouble(Status status, String reason) {}
