package io.parallax.deploy;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/// One look at one entry of the folder. Two equal looks mean that nothing was written, replaced or given other rights
/// in between.
/// @param path the entry
/// @param kind what it is
/// @param size bytes
/// @param modified when its content was written last
/// @param changed when its content, rights or name changed last
/// @param inode the file system's number of it: another one after a rename over the old file
record FileLook(Path path, Kind kind, long size, FileTime modified, FileTime changed, long inode) {
    /// What an entry is, links followed.
    enum Kind {
        FILE,
        FOLDER,
        /// A pipe, socket or device: opening it could block.
        SPECIAL,
        /// A link to nothing, or an entry that the file system refuses to describe.
        BROKEN
    }

    String name() {
        return path.getFileName().toString();
    }

    boolean isNamedLikeJar() {
        String name = name();
        return name.regionMatches(true, name.length() - 4, ".jar", 0, 4);
    }
}
