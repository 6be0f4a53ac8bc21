package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The distribution's `bin/parallax` in a process of its own. Who hangs is killed, and the test fails.
final class Child implements AutoCloseable {
    /// Longest life of a child and longest wait for a condition; long enough for a busy machine.
    private static final long LIMIT_S = 180;

    private static final long LOOK_EVERY_MS = 20;

    /// Tests started in the background are deaf to Ctrl-C, and their children would be too.
    private static final List<String> HEEDS_SIGNALS = List.of("env", "--default-signal=INT");

    private final List<String> words;
    private final Path out;
    private final Path err;
    private final Process process;

    private Child(List<String> words, List<String> command, Redirect in, Path base) throws IOException {
        this.words = words;
        this.out = Files.createTempFile("parallax-test", ".out");
        this.err = Files.createTempFile("parallax-test", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("PARALLAX_BASE", Files.createDirectories(base).toString());
        this.process = builder.start();
    }

    /// {@return the exploded distribution}
    static Path home() {
        return Path.of(System.getProperty("parallax.home")).normalize();
    }

    /// Starts a command line and waits for its end.
    static Outcome run(String... words) throws IOException, InterruptedException {
        try (Child child = start(words)) {
            return child.outcome();
        }
    }

    /// Starts a command line.
    static Child start(String... words) throws IOException {
        return startIn(Path.of(System.getProperty("parallax.base")), words);
    }

    /// Starts a command line on folders of its own.
    static Child startIn(Path base, String... words) throws IOException {
        List<String> command = new ArrayList<>(HEEDS_SIGNALS);
        command.add(script());
        command.addAll(List.of(words));
        return new Child(
                List.of(words), command, Redirect.from(Path.of("/dev/null").toFile()), base);
    }

    /// Starts a command on folders of its own, in a terminal.
    static Child inTerminal(Path base, String word) throws IOException {
        List<String> command = List.of("script", "-qfec", "'" + script() + "' " + word, "/dev/null");
        return new Child(List.of(word), command, Redirect.PIPE, base);
    }

    private static String script() {
        return home().resolve("bin/parallax").toString();
    }

    /// Types a line.
    void type(String line) throws IOException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    /// Ends the input, as Ctrl-D does.
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    long pid() {
        return process.pid();
    }

    /// Sends a signal, as `kill` does.
    /// @param signal its name, for example `INT`
    void signal(String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            fail("kill -%s %d: exit code %d; %s", signal, pid(), code, words);
        }
    }

    /// Waits until something has come true while the child lives.
    void await(String what, BooleanSupplier condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
        while (!condition.getAsBoolean()) {
            if (process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS) && !condition.getAsBoolean()) {
                fail("ended before %s: %s", what, outcome());
            }
            if (System.nanoTime() - deadline > 0) {
                fail("not within %d s: %s; %s wrote: %s", LIMIT_S, what, words, Files.readString(err));
            }
        }
    }

    /// {@return whether it has written that to standard error}
    boolean hasWritten(String part) {
        return contains(err, part);
    }

    /// {@return whether it has shown that on standard output}
    boolean hasShown(String part) {
        return contains(out, part);
    }

    /// {@return whether a file is there and contains that}
    static boolean contains(Path file, String part) {
        try {
            return Files.exists(file)
                    && Files.readString(file, StandardCharsets.ISO_8859_1).contains(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits for its end.
    Outcome outcome() throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            fail("hung for %d s: %s; it wrote: %s", LIMIT_S, words, Files.readString(err));
        }
        return new Outcome(
                words,
                process.exitValue(),
                Files.readString(out, StandardCharsets.ISO_8859_1),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
        }
        var _ = process.destroyForcibly();
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
    }
}
