package io.parallax.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// Temporary storages whose process was killed before it could delete them.
final class AbandonedStorages {
    static final String PREFIX = "parallax-";

    /// Younger ones may belong to a process that is about to lock its folder.
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Object OWN_USER = ownUser();

    private AbandonedStorages() {}

    /// Deletes the storages below a folder that nobody holds a lock on. Those of other users are left alone.
    static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                sweepOne(folder);
            }
        }
    }

    private static void sweepOne(Path folder) {
        try {
            if (!isOwn(folder) || !isOld(folder)) {
                return;
            }
            try (FileChannel lock = Storage.tryLock(folder)) {
                if (lock != null) {
                    Trees.delete(folder);
                }
            }
        } catch (IOException e) {
            // Somebody else sweeps it at this moment, or it is not ours: not worth a word.
        }
    }

    private static Object ownUser() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException e) {
            return "unknown, so that nothing is swept";
        }
    }

    private static boolean isOwn(Path folder) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && OWN_USER.equals(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }

    private static boolean isOld(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder)
                .toInstant()
                .isBefore(Instant.now().minus(GRACE));
    }
}
