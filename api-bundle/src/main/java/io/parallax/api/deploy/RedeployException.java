package io.parallax.api.deploy;

import org.jspecify.annotations.Nullable;

/// A new revision of a bundle could not take the place of the old one. Everything goes on as before.
public final class RedeployException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Says why.
    /// @param reason why, in plain words
    /// @param cause what was thrown, null if nothing was
    public RedeployException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
