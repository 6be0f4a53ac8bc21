package io.parallax.itest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every Java file is printed as palantir-java-format prints it. With `-Dparallax.format=write` the files are mended
/// instead of reported. One thing is printed otherwise: `@Nullable` belongs to the type, so it stays on its line.
class FormatTest {
    private static final String COMMAND = "mvn -q test -pl itest/sources -Dtest=FormatTest -Dparallax.format=write";

    private static final Pattern LONELY_NULLABLE = Pattern.compile("^( *@Nullable)\\n +(?=\\w)", Pattern.MULTILINE);

    private static final Pattern COMMENT = Pattern.compile("^( *)(///.*)$", Pattern.MULTILINE);
    private static final Pattern STUB = Pattern.compile("/// <\\d+>");
    private static final int MAX_COLUMNS = 120;

    private final Formatter formatter = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    @Test
    void everyJavaFileIsFormatted() {
        boolean write = "write".equals(System.getProperty("parallax.format"));

        List<String> unformatted = Repository.files(".java").parallelStream()
                .filter(file -> !isFormatted(file, write))
                .map(file -> Repository.root().relativize(file).toString())
                .toList();

        assertThat(unformatted)
                .as("files that are not formatted; mend them all with:\n  %s\n", COMMAND)
                .isEmpty();
    }

    /// What is not a comment is broken by the formatter, if it can be broken.
    @Test
    void noCommentIsWiderThanThePage() {
        List<String> tooWide = Repository.files(".java").stream()
                .filter(file -> Repository.read(file)
                        .lines()
                        .anyMatch(line -> line.length() > MAX_COLUMNS
                                && line.stripLeading().startsWith("//")))
                .map(file -> Repository.root().relativize(file).toString())
                .toList();

        assertThat(tooWide)
                .as("files with comments of more than %d columns", MAX_COLUMNS)
                .isEmpty();
    }

    private boolean isFormatted(Path file, boolean write) {
        try {
            String text = Repository.read(file);
            String formatted = print(text);
            if (write && !formatted.equals(text)) {
                Files.writeString(file, formatted);
                return true;
            }
            return formatted.equals(text);
        } catch (FormatterException e) {
            throw new IllegalStateException(file + " cannot be parsed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Comments are taken out while the formatter works: it breaks long ones in a way that no longer compiles.
    private String print(String text) throws FormatterException {
        String ordered = RemoveUnusedImports.removeUnusedImports(ImportOrderer.reorderImports(text, Style.PALANTIR));
        List<String> comments = new ArrayList<>();
        String stubs = COMMENT.matcher(ordered).replaceAll(comment -> {
            comments.add(comment.group(2));
            return comment.group(1) + "/// <" + (comments.size() - 1) + ">";
        });
        Iterator<String> next = comments.iterator();
        String printed =
                STUB.matcher(formatter.formatSource(stubs)).replaceAll(_ -> Matcher.quoteReplacement(next.next()));
        if (next.hasNext()) {
            throw new IllegalStateException("the formatter lost a comment: " + next.next());
        }
        return LONELY_NULLABLE.matcher(printed).replaceAll("$1 ");
    }
}
