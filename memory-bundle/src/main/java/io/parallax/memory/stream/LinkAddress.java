package io.parallax.memory.stream;

import io.parallax.api.ipc.LinkException;
import io.parallax.memory.os.RuntimeFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where a stream is found: a name stands for a socket in the user's run-time folder, a path for itself.
final class LinkAddress {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private LinkAddress() {}

    /// {@return path of the socket}
    /// @throws LinkException if the address is neither a name nor a path
    static Path path(String address) {
        if (NAME.matcher(address).matches()) {
            return RuntimeFolder.open().resolve(address + ".stream");
        }
        if (!address.contains("/")) {
            throw new LinkException(
                    "'" + address
                            + "' is no name of a stream: use letters, digits, '.', '_', '-', at most 64, or a path"
                            + " with a slash",
                    false);
        }
        try {
            return Path.of(address).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new LinkException("'" + address + "' is no path: " + e.getReason(), false, e);
        }
    }
}
