package io.parallax.deploy;

import java.nio.file.Path;
import org.osgi.framework.Version;

/// A usable bundle in the folder.
/// @param look how the file looked when it was looked into
/// @param symbolicName the bundle's symbolic name
/// @param version its version
/// @param host symbolic name of the bundle that it attaches to as a fragment, empty if it is none
/// @param sha256 hash of the file's bytes
record Candidate(FileLook look, String symbolicName, Version version, String host, String sha256) {
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
