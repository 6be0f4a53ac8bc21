package io.parallax.deploy;

import java.nio.file.Path;
import org.osgi.framework.Version;

/// A usable bundle in the folder.
/// @param look how the file looked when it was looked into
/// @param symbolicName the bundle's symbolic name
/// @param version its version
/// @param fragment whether it is a fragment, which attaches to its host and is never started
/// @param sha256 hash of the file's bytes
record Candidate(FileLook look, String symbolicName, Version version, boolean fragment, String sha256) {
    Path path() {
        return look.path();
    }

    String file() {
        return look.name();
    }

    /// {@return symbolic name and version}
    String bundle() {
        return symbolicName + " " + version;
    }
}
