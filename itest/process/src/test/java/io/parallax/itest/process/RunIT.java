package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `parallax run`, and plugins in its deploy folder.
class RunIT {
    private static final String LISTENING = "0A";

    @TempDir
    private Path base;

    private Path deploy;
    private Path log;

    @BeforeEach
    void makeFolders() throws IOException {
        deploy = Files.createDirectories(base.resolve("deploy"));
        log = base.resolve("log/parallax.log");
    }

    @Test
    void staysUntilItIsToldToEnd() throws IOException, InterruptedException {
        try (Child container = Child.startIn(base, "run")) {
            deployExample();
            container.await("the plugin is active", () -> Child.contains(log, "rot13.jar: ACTIVE"));
            assertThat(listeningSockets(container.pid())).isEmpty();

            Files.delete(deploy.resolve("rot13.jar"));
            container.await("the plugin is gone", () -> Child.contains(log, "rot13.jar: removed"));
            container.signal("TERM");
            Outcome outcome = container.outcome();

            assertThat(outcome.exitCode()).as("exit code of %s", outcome).isEqualTo(143);
            assertThat(outcome.err()).doesNotContain("\tat ");
        }
    }

    @Test
    void opensAShellInATerminal() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no script(1) to make a terminal");
        deployExample();

        try (Child shell = Child.inTerminal(base, "run")) {
            shell.await("a greeting", () -> shell.hasShown("Parallax."));
            shell.type("deployed");
            shell.await("the verdict", () -> shell.hasShown("org.example.rot13 1.0.0"));
            shell.type("launch testsrc num-buffers=3 ! rot13 ! fakesink");
            shell.type("list");
            shell.await("the pipeline", () -> shell.hasShown("testsrc num-buffers=3 ! rot13 ! fakesink"));
            shell.type("inspect rot14");
            shell.await("a suggestion", () -> shell.hasShown("'rot13'"));
            shell.endInput();

            assertThat(shell.outcome().exitCode()).isZero();
        }
    }

    @Test
    void launchUsesPluginsToo() throws IOException, InterruptedException {
        deployExample();
        Path text = Files.writeString(base.resolve("text"), "Hello");

        try (Child child = Child.startIn(base, "launch", "filesrc location=" + text + " ! rot13 ! fdsink")) {
            assertThat(child.outcome().succeeds().out()).isEqualTo("Uryyb");
        }
    }

    private void deployExample() throws IOException {
        Path part = deploy.resolve(".rot13.part");
        Files.copy(Path.of(System.getProperty("parallax.example")), part);
        Files.move(part, deploy.resolve("rot13.jar"), StandardCopyOption.ATOMIC_MOVE);
    }

    /// {@return the sockets of a process that listen on the network}
    private static List<String> listeningSockets(long pid) throws IOException {
        Set<String> sockets = sockets(Path.of("/proc", Long.toString(pid), "fd"));
        List<String> listening = new ArrayList<>();
        for (String protocol : List.of("tcp", "tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "net", protocol))) {
                lines.map(line -> List.of(line.strip().split("\\s+", -1)))
                        .filter(columns -> columns.get(3).equals(LISTENING) && sockets.contains(columns.get(9)))
                        .forEach(columns -> listening.add(protocol + " " + columns.get(1)));
            }
        }
        return listening;
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        List<String> targets = new ArrayList<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            links.forEach(link -> targets.add(target(link)));
        }
        return targets.stream()
                .filter(target -> target.startsWith("socket:"))
                .map(target -> target.replaceAll("\\D", ""))
                .collect(Collectors.toSet());
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (NoSuchFileException e) {
            return ""; // closed meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
