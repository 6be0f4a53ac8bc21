package io.parallax.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A pipeline on the command line: in words or in a file.
final class PipelineArgument {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "read the pipeline from a file")
    private @Nullable Path file;

    @Parameters(
            paramLabel = "PIPELINE",
            arity = "0..*",
            description = "the pipeline, in one quoted word or in several; elements are linked by '!'")
    private List<String> words = List.of();

    /// {@return the text}
    /// @throws CommandException if there is none, or the file cannot be read
    String text() {
        if (file == null) {
            if (words.isEmpty()) {
                throw CommandException.wrongUsage(
                        "a pipeline is missing, for example 'testsrc num-buffers=3 ! consolesink'");
            }
            return PipelineText.of(words);
        }
        if (!words.isEmpty()) {
            throw CommandException.wrongUsage("give either a file with -f or a pipeline, not both");
        }
        return contents(file);
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
        } catch (NoSuchFileException e) {
            throw CommandException.wrongUsage("no such file: " + file);
        } catch (IOException e) {
            throw CommandException.wrongUsage("cannot read " + file + ": " + e.getMessage());
        }
    }
}
