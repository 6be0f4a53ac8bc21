package io.parallax.memory.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parallax.api.memory.MemoryPool;
import io.parallax.memory.os.NothingLeft;
import io.parallax.memory.os.PeerCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Producer and consumer are different users with a group in common; a third user has no business here. Users are
/// changed with `setpriv`, which only root may do.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@ExtendWith(NothingLeft.class)
class TwoUsersIT {
    private static final int CAM = 61_001;
    private static final int VIEW = 61_002;
    private static final int THIRD = 61_003;
    private static final int SHARED_GROUP = 61_100;
    private static final int OTHER_GROUP = 61_101;
    private static final int ROUNDS = Boolean.getBoolean("parallax.long") ? 50 : 4;
    private static final long ENDLESS = Long.MAX_VALUE;

    private Path base = Path.of("/");
    private Path folder = Path.of("/");
    private Path socket = Path.of("/");
    private String classPath = "";

    /// The class path of this process may lie where other users cannot read, so they get copies.
    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(PeerCredentials.ownUid() == 0, "only root can become several users");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "there is no setpriv");
        base = Files.createTempDirectory(Path.of("/tmp"), "parallax-users");
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> copies = new ArrayList<>();
        for (Class<?> part : List.of(MemoryPool.class, ArenaOwner.class, StreamWriter.class)) {
            Path from = Path.of(
                    part.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path to = base.resolve("classes" + copies.size() + (Files.isDirectory(from) ? "" : ".jar"));
            run("cp", "-r", from.toString(), to.toString());
            copies.add(to.toString());
        }
        run("chmod", "-R", "a+rX", base.toString());
        classPath = String.join(":", copies);
        folder = Files.createDirectory(base.resolve("run"));
        run("chown", CAM + ":" + SHARED_GROUP, folder.toString());
        run("chmod", "0750", folder.toString());
        socket = folder.resolve("cam");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private ChildJvm startAs(int user, int group, Class<?> main, Object... arguments) throws IOException {
        List<String> by = List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--");
        return ChildJvm.start(by, classPath, main, arguments);
    }

    private ChildJvm producer() throws IOException {
        return startAs(CAM, SHARED_GROUP, StreamWriter.class, socket, ENDLESS, 4096, VIEW);
    }

    @Test
    void surviveEachOthersDeathAndLeaveNoFile() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (ChildJvm producer = producer()) {
                producer.expect("listening");
                try (ChildJvm consumer = startAs(VIEW, SHARED_GROUP, StreamReader.class, socket, round)) {
                    consumer.expect("attached 1");
                    consumer.run(20);
                    if (round % 2 == 0) {
                        producer.kill();
                        consumer.expect("OWNER_GONE");
                        assertThat(consumer.end()).isZero();
                    } else {
                        consumer.kill();
                        producer.expect("complete true");
                        assertThat(producer.end()).isZero();
                    }
                }
            }
        }

        assertThat(names(folder)).isEmpty(); // the last producer ended by itself and took over what the killed one left
        run("rm", "-r", base.toString());
    }

    @Test
    void refuseAThirdUser() throws Exception {
        try (ChildJvm producer = producer()) {
            producer.expect("listening");
            try (ChildJvm stranger = startAs(THIRD, OTHER_GROUP, StreamReader.class, socket, 1)) {
                assertThat(stranger.line()).contains("EACCES"); // may not even enter the folder
            }
            try (ChildJvm member = startAs(THIRD, SHARED_GROUP, StreamReader.class, socket, 1)) {
                assertThat(member.line()).contains("(uid " + THIRD + ", gid " + SHARED_GROUP + ") is not admitted");
            }
        }
        run("rm", "-r", base.toString());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(Path::toString).collect(Collectors.toList());
        }
    }
}
