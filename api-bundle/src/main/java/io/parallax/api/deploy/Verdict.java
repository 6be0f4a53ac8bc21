package io.parallax.api.deploy;

import java.util.List;

/// What became of one file in the `deploy/` folder.
/// @param file the file's name
/// @param status what became of it
/// @param reason why, in plain words, with the next step if there is one
/// @param bundle symbolic name and version as `name version`, empty if the file is no bundle
/// @param elements names of the elements that it provides now
public record Verdict(String file, Status status, String reason, String bundle, List<String> elements) {
    /// What became of a file.
    public enum Status {
        /// Its bundle runs.
        ACTIVE,
        /// It is still being written.
        COPYING,
        /// Its bundle waits for something that is not there.
        WAITING,
        /// Its bundle runs, but a component of it failed.
        FAILED,
        /// It is no usable bundle.
        REFUSED,
        /// Its bundle is provided by another file.
        SHADOWED,
        /// It is no JAR and was left alone.
        IGNORED
    }
}
