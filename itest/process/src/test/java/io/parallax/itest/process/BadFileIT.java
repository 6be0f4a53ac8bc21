package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that cannot be read or written: the pipeline fails and says which and why.
class BadFileIT {
    private static final int FAILED = 1;

    @TempDir
    private Path folder;

    @Test
    void saysThatThereIsNoSuchFile() throws IOException, InterruptedException {
        Path missing = folder.resolve("missing");

        Child.run("launch", "filesrc location=" + missing + " ! fakesink")
                .refuses(FAILED, missing.toString(), "no such file");
    }

    @Test
    void saysThatTheFolderOfACopyIsMissing() throws IOException, InterruptedException {
        Path nowhere = folder.resolve("no/where");

        Child.run("launch", "fakesrc num-buffers=1 ! filesink location=" + nowhere)
                .refuses(FAILED, nowhere.toString(), "folder");
    }

    @Test
    void saysThatTheSourceIsADirectory() throws IOException, InterruptedException {
        Child.run("launch", "filesrc location=" + folder + " ! fakesink")
                .refuses(FAILED, folder.toString(), "is a directory");
    }

    @Test
    void saysThatTheTargetIsADirectory() throws IOException, InterruptedException {
        Child.run("launch", "fakesrc num-buffers=1 ! filesink location=" + folder)
                .refuses(FAILED, folder.toString(), "is a directory");
    }

    /// A kernel setting that nobody may write, root included.
    @Test
    void saysThatWritingIsNotPermitted() throws IOException, InterruptedException {
        Child.run("launch", "fakesrc num-buffers=1 ! filesink location=/proc/sys/kernel/ostype")
                .refuses(FAILED, "/proc/sys/kernel/ostype", "permission denied");
    }

    @Test
    void saysThatReadingIsNotPermitted() throws IOException, InterruptedException {
        Path secret = Files.createFile(
                folder.resolve("secret"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        assumeFalse(Files.isReadable(secret), "this user may read everything");

        Child.run("launch", "filesrc location=" + secret + " ! fakesink")
                .refuses(FAILED, secret.toString(), "permission denied");
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException, InterruptedException {
        Path original = Checksum.randomFile(folder.resolve("a"), 1 << 20);

        Child.run("launch", "filesrc location=" + original + " ! queue ! filesink location=/dev/full")
                .refuses(FAILED, "/dev/full", "no space left", "bytes");
    }

    @Test
    void leavesTheOtherFileAloneWhenTheSourceIsMissing() throws IOException, InterruptedException {
        Path kept = Files.writeString(folder.resolve("kept"), "precious");

        Child.run("launch", "filesrc ! filesink location=" + kept).refuses(2, "location");

        assertThat(kept).hasContent("precious");
    }
}
