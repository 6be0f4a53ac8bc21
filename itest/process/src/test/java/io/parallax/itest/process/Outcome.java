package io.parallax.itest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a child process answered.
/// @param command the words after `parallax`
/// @param exitCode its exit code
/// @param data what it wrote to standard output, a character for each byte
/// @param err what it wrote to standard error
record Outcome(List<String> command, int exitCode, String data, String err) {
    byte[] bytes() {
        return data.getBytes(StandardCharsets.ISO_8859_1);
    }

    String out() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /// Asserts that it did what was asked, without complaints.
    Outcome succeeds() {
        assertThat(exitCode).as("exit code of %s", this).isZero();
        assertThat(err).as("complaints of %s", command).isEmpty();
        return this;
    }

    /// Asserts that it refused with a message for people: short, on standard error, without a stack trace.
    /// @param code the exit code
    /// @param parts what the message has to contain
    Outcome refuses(int code, String... parts) {
        assertThat(exitCode).as("exit code of %s", this).isEqualTo(code);
        assertThat(err).as("message of %s", command).startsWith("parallax: ").doesNotContain("\tat ", "Exception");
        assertThat(err.toLowerCase(Locale.ROOT))
                .as("message of %s", command)
                .contains(Stream.of(parts)
                        .map(part -> part.toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(err.lines().count()).as("lines of %s", err).isLessThanOrEqualTo(20);
        assertThat(out()).as("standard output of %s", command).isEmpty();
        return this;
    }

    @Override
    public String toString() {
        return command + " -> " + exitCode + "\nout: " + out() + "\nerr: " + err;
    }
}
