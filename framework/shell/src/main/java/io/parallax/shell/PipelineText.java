package io.parallax.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A pipeline's text from a command line.
///
/// A shell takes the quotes off, so `location="My Film"` arrives as one word with a blank in it. Given several words,
/// such values get their quotes back; a single word is taken to be the whole text and left alone.
final class PipelineText {
    private static final Pattern SETTING = Pattern.compile("(?s)([A-Za-z_][\\w.-]*(?:::[\\w.-]+)?=)(.*\\s.*)");
    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    private PipelineText() {}

    /// {@return the text that a command was given, in words or in a file}
    /// @throws CommandException if there is none, or the file cannot be read
    static String of(Arguments arguments) {
        var file = arguments.value(Option.FILE);
        if (file.isPresent() && !arguments.words().isEmpty()) {
            throw CommandException.wrongUsage("give either a file with -f or a pipeline, not both");
        }
        if (file.isEmpty() && arguments.words().isEmpty()) {
            throw CommandException.wrongUsage(
                    "a pipeline is missing, for example 'testsrc num-buffers=3 ! consolesink'");
        }
        return file.map(PipelineText::contents).orElseGet(() -> of(arguments.words()));
    }

    /// {@return the words as one text}
    static String of(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : words.stream().map(PipelineText::quoted).collect(Collectors.joining(" "));
    }

    private static String contents(String name) {
        Path file = name.equals("-") ? STANDARD_INPUT : Path.of(name);
        try {
            return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
        } catch (NoSuchFileException e) {
            throw CommandException.wrongUsage("no such file: " + file);
        } catch (IOException e) {
            throw CommandException.wrongUsage("cannot read " + file + ": " + e);
        }
    }

    private static String quoted(String word) {
        var setting = SETTING.matcher(word);
        if (!setting.matches() || isQuoted(setting.group(2))) {
            return word;
        }
        return setting.group(1) + '"' + setting.group(2).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isQuoted(String value) {
        return value.startsWith("\"") || value.startsWith("'") || value.contains("\\ ");
    }
}
