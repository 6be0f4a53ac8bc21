package io.parallax.engine.resolve;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Texts of the tables and of [RandomText] with a few changes, so that most are nearly right. A seed makes the same
/// text every time.
final class BentText {
    private static final int LONGEST_CUT = 6;
    private static final int LONGEST_LOAN = 20;

    private static final List<String> LINES = Stream.of("accepted.txt", "refused.txt")
            .flatMap(name -> LineTable.read(name).stream())
            .map(LineTable.Entry::text)
            .toList();
    private static final String[] PIECES = {
        "!",
        " ! ",
        " : ",
        ":",
        ".",
        " .",
        "t.",
        "=",
        "\"",
        "'",
        "\\",
        "#",
        "\n",
        "\r",
        "(",
        ")",
        " ( ",
        " )",
        "bin.(",
        "/",
        "video/x-raw",
        ",width=[1,5]",
        ";",
        "${p}",
        "${x}",
        "${",
        "}",
        "file:///",
        "%",
        " name=a",
        "\u00a0",
        "\ud83c",
        "<",
        "{",
        "[",
        " fakesrc ",
        " fakesink",
        " ! queue ! ",
        " tee name=t",
        " funnel",
        "src_%u",
        "0",
        "\0"
    };

    private BentText() {}

    /// {@return the text of a seed}
    static String of(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? RandomText.of(random) : line(random));
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            change(text, random);
        }
        return text.toString();
    }

    private static String line(Random random) {
        return LINES.get(random.nextInt(LINES.size()));
    }

    private static void change(StringBuilder text, Random random) {
        int start = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), start + random.nextInt(LONGEST_CUT));
        switch (random.nextInt(5)) {
            case 0 -> text.delete(start, end);
            case 1 -> text.insert(start, PIECES[random.nextInt(PIECES.length)]);
            case 2 -> text.replace(start, end, PIECES[random.nextInt(PIECES.length)]);
            case 3 -> text.append(' ').append(line(random));
            default -> {
                String other = line(random);
                int from = random.nextInt(other.length() + 1);
                text.insert(start, other, from, Math.min(other.length(), from + random.nextInt(LONGEST_LOAN)));
            }
        }
    }
}
