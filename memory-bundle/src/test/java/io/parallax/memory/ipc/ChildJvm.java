package io.parallax.memory.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A main class of the tests in a JVM of its own.
public final class ChildJvm implements AutoCloseable {
    private static final long LIMIT_S = 120;
    static final int KILLED = 128 + 9;

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public static ChildJvm start(Class<?> main, Object... arguments) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), main, arguments);
    }

    /// Starts a child that compiles as well as it can, for measuring.
    static ChildJvm startFast(Class<?> main, Object... arguments) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), List.of("-Xmx256m"), main, arguments);
    }

    /// Starts a child by way of another command, which may be none.
    static ChildJvm start(List<String> by, String classPath, Class<?> main, Object... arguments) throws IOException {
        return start(by, classPath, List.of("-XX:TieredStopAtLevel=1", "-Xmx64m"), main, arguments);
    }

    private static ChildJvm start(
            List<String> by, String classPath, List<String> flags, Class<?> main, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(by);
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(flags);
        command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--illegal-native-access=deny"));
        command.addAll(List.of("-cp", classPath, main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ChildJvm(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    public int pid() {
        return (int) process.pid();
    }

    /// {@return the next line that it prints}
    public String line() throws IOException {
        return Objects.requireNonNull(output.readLine(), "the child ended");
    }

    /// Waits for its next line, which must begin like this.
    public String expect(String start) throws IOException {
        String line = line();
        if (!line.startsWith(start)) {
            throw new AssertionError("the child says: " + line + "\n" + rest());
        }
        return line;
    }

    private String rest() throws IOException {
        return output.lines().limit(30).reduce("", (a, b) -> a + "\n" + b);
    }

    /// Lets it run for some time, during which it must not end.
    public void run(long ms) throws IOException, InterruptedException {
        if (process.waitFor(ms, TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the child ended with " + process.exitValue() + ": " + rest());
        }
    }

    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Integer.toString(pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    /// Ends it at whatever instruction it is.
    public void kill() throws IOException, InterruptedException {
        var _ = process.destroyForcibly();
        assertThat(end()).isEqualTo(KILLED);
    }

    /// {@return its exit code, once it has ended}
    public int end() throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
            throw new AssertionError("the child " + pid() + " does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        var _ = process.destroyForcibly();
        output.close();
    }
}
