package io.parallax.shell;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A pipeline's text from the words of a command line.
///
/// A shell takes the quotes off, so `location="My Film"` arrives as one word with a blank in it. Given several words,
/// such values get their quotes back; a single word is taken to be the whole text and left alone.
final class PipelineText {
    private static final Pattern SETTING = Pattern.compile("(?s)([A-Za-z_][\\w.-]*(?:::[\\w.-]+)?=)(.*\\s.*)");

    private PipelineText() {}

    /// {@return the words as one text}
    static String of(List<String> words) {
        return words.size() == 1
                ? words.getFirst()
                : words.stream().map(PipelineText::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        var setting = SETTING.matcher(word);
        if (!setting.matches() || isQuoted(setting.group(2))) {
            return word;
        }
        return setting.group(1) + '"'
                + setting.group(2).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isQuoted(String value) {
        return value.startsWith("\"") || value.startsWith("'") || value.contains("\\ ");
    }
}
